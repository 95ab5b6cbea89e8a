using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using IamGateway.Benchmarks.Engine;
using IamGateway.Benchmarks.Hostile;
using IamGateway.Benchmarks.Reports;
using IamGateway.Benchmarks.Signatures;
using IamGateway.Benchmarks.Workloads;
using Perfolizer.Horology;

namespace IamGateway.Benchmarks;

/// <summary>The report that is published: each benchmark in processes of its own, run by BenchmarkDotNet.</summary>
internal static class FullRun
{
    private static readonly string Folder = Path.GetFullPath("artifacts/bench");

    public static int Report()
    {
        Directory.CreateDirectory(Folder);
        var problems = Workload.Names.Select(Workload.Load).SelectMany(WorkloadCheck.Problems).ToList();
        var reports = RunAll();
        problems.AddRange(reports.Where(report => !report.Success).Select(report => $"{Name(report)}: did not run; see {Folder}/log.txt"));
        problems.AddRange(reports.Where(Allocates).Select(report => $"{Name(report)}: allocates"));
        if (reports.Any(report => !report.Success))
        {
            Console.Error.WriteLine(string.Join('\n', problems));
            return 1;
        }

        var text = EngineReport.Write(FiguresOf(reports), [.. HostileDecisions.Rows(), .. HostileDocuments.Rows(), .. SignatureRows.Rows()], problems);
        File.WriteAllText(Path.Combine(Folder, "engine.md"), text);
        Console.Write(text);
        return problems.Count == 0 ? 0 : 1;
    }

    private static List<BenchmarkReport> RunAll()
    {
        using var log = new StreamWriter(Path.Combine(Folder, "log.txt"));
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithLaunchCount(1).WithWarmupCount(6).WithIterationCount(15).WithIterationTime(TimeInterval.FromMilliseconds(100)))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(new StreamLogger(log))
            .WithArtifactsPath(Folder);
        return BenchmarkRunner.Run([typeof(YardstickBenchmarks), typeof(DecisionBenchmarks), typeof(ExplainBenchmarks), typeof(CompileBenchmarks)], config)
            .SelectMany(summary => summary.Reports)
            .ToList();
    }

    private static EngineFigures FiguresOf(List<BenchmarkReport> reports)
    {
        var medians = reports.ToDictionary(Name, report => report.ResultStatistics!.Median, StringComparer.Ordinal);
        return new EngineFigures
        {
            Sha256 = medians["Sha256"],
            Decision = Workload.Names.ToDictionary(name => name, name => medians[$"Decide {name}"]),
            ScatteredDecision = Workload.Names.ToDictionary(name => name, name => medians[$"DecideScattered {name}"]),
            Explanation = new Dictionary<string, double> { ["W2"] = medians["Explain W2"], ["W3"] = medians["Explain W3"] },
            ParseW3 = medians["Parse"],
            CompileW3 = medians["Compile"],
        };
    }

    private static bool Allocates(BenchmarkReport report) =>
        report.BenchmarkCase.Descriptor.Type == typeof(DecisionBenchmarks) && report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) > 0;

    /// <summary>The method, and the value of its parameter when it has one.</summary>
    private static string Name(BenchmarkReport report) =>
        string.Join(' ', report.BenchmarkCase.Parameters.Items.Select(parameter => parameter.Value).Prepend(report.BenchmarkCase.Descriptor.WorkloadMethod.Name));
}
