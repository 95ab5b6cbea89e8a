using System.Globalization;

namespace IamGateway.Benchmarks.Reports;

/// <summary>One line of the report.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Goal">The most it should be; null: it only informs.</param>
internal sealed record Row(string What, double Value, Unit Unit, double? Goal = null)
{
    /// <summary>The line as a row of a Markdown table.</summary>
    /// <param name="yardstick">Nanoseconds of the yardstick on this machine.</param>
    public string ToMarkdown(double yardstick)
    {
        var ratio = Unit == Unit.Nanoseconds ? (Value / yardstick).ToString(Value < yardstick * 100 ? "0.00" : "#,0", CultureInfo.InvariantCulture) : "";
        return $"| {What} | {Text(Value)} | {ratio} | {(Goal is { } goal ? "≤ " + Text(goal) : "")} | {Verdict(yardstick)} |";
    }

    /// <summary>Times are judged as if the machine were the one that the goals are for, where the yardstick takes 400 ns.</summary>
    private string Verdict(double yardstick)
    {
        if (Goal is null)
            return "";
        var value = Unit == Unit.Nanoseconds ? Value / yardstick * EngineReport.GoalYardstick : Value;
        return value <= Goal ? "ok" : "over";
    }

    private string Text(double value) => Unit switch
    {
        Unit.Bytes => $"{Format(value)} B",
        Unit.Times => $"{value.ToString("0.00", CultureInfo.InvariantCulture)} ×",
        _ when value >= 1_000_000 => $"{Format(value / 1_000_000)} ms",
        _ when value >= 10_000 => $"{Format(value / 1_000)} µs",
        _ => $"{Format(value)} ns",
    };

    private static string Format(double value) => value.ToString(value < 100 ? "0.##" : "#,0", CultureInfo.InvariantCulture);
}
