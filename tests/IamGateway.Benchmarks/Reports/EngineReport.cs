using System.Globalization;
using System.Runtime.InteropServices;
using IamGateway.Benchmarks.Workloads;

namespace IamGateway.Benchmarks.Reports;

/// <summary>The table of all figures beside their goals.</summary>
internal static class EngineReport
{
    /// <summary>Nanoseconds that the yardstick takes on the machine that the goals are for.</summary>
    public const double GoalYardstick = 400;

    /// <summary>What the columns are.</summary>
    public const string Heading = "| what | measured | × SHA-256 | goal | |\n|---|---:|---:|---:|---|";

    private static readonly Dictionary<string, double> DecisionGoals = new(StringComparer.Ordinal) { ["W2"] = 200, ["W3u"] = 600 };
    private static readonly Dictionary<string, double> ExplanationGoals = new(StringComparer.Ordinal) { ["W2"] = 50_000, ["W3"] = 500_000 };

    /// <summary>The report as Markdown: the machine, the table and what was wrong.</summary>
    /// <param name="figures">What was measured.</param>
    /// <param name="others">Rows that follow those of the figures.</param>
    /// <param name="problems">Wrong answers; empty when all is well.</param>
    public static string Write(EngineFigures figures, IEnumerable<Row> others, IReadOnlyCollection<string> problems)
    {
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"Machine: {Processor()}, {Environment.ProcessorCount} processors; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}"),
            "",
            Heading,
        };
        lines.AddRange(Rows(figures).Concat(others).Select(row => row.ToMarkdown(figures.Sha256)));
        lines.Add("");
        lines.Add(problems.Count == 0 ? "Every answer is right, and no decision allocates." : "WRONG:");
        lines.AddRange(problems);
        return string.Join('\n', lines) + "\n";
    }

    private static IEnumerable<Row> Rows(EngineFigures figures) =>
    [
        new("SHA-256 of 64 bytes, the yardstick", figures.Sha256, Unit.Nanoseconds),
        .. Workload.Names.Select(name => new Row($"decision, {name}", figures.Decision[name], Unit.Nanoseconds, DecisionGoals.TryGetValue(name, out var goal) ? goal : null)),
        .. Workload.Names.Select(name => new Row($"decision, {name}, the request fetched from memory", figures.ScatteredDecision[name], Unit.Nanoseconds)),
        new("decision, W3 over W2", figures.Decision["W3"] / figures.Decision["W2"], Unit.Times, 1.5),
        .. ExplanationGoals.SelectMany<KeyValuePair<string, double>, Row>(goal =>
        [
            new($"explain, {goal.Key}", figures.Explanation[goal.Key], Unit.Nanoseconds, goal.Value),
            WorstExplanation.Row(goal.Key, goal.Value),
        ]),
        new("parse W3", figures.ParseW3, Unit.Nanoseconds),
        new("compile W3, warm", figures.CompileW3, Unit.Nanoseconds, 3_000_000),
        new("compile W3, cold: the first in a process", ColdCompile.Measure(), Unit.Nanoseconds, 15_000_000),
        .. RetainedSize.Rows(),
    ];

    private static string Processor() =>
        File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
