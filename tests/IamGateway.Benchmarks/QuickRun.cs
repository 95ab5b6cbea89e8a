using System.Security.Cryptography;
using IamGateway.Benchmarks.Hostile;
using IamGateway.Benchmarks.Reports;
using IamGateway.Benchmarks.Workloads;

namespace IamGateway.Benchmarks;

/// <summary>The report in seconds, measured by a plain loop in this process: for the minutes between changes.</summary>
internal static class QuickRun
{
    private const int Rounds = 31;
    private const int HashesARound = 10_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);

    /// <summary>Everything but what hostile input costs.</summary>
    public static int Report()
    {
        var workloads = Workload.Names.Select(Workload.Load).ToList();
        var problems = workloads.SelectMany(WorkloadCheck.Problems).ToList();
        var largest = workloads.Single(workload => workload.Name == "W3");
        var figures = new EngineFigures
        {
            Sha256 = Sha256(),
            Decision = workloads.ToDictionary(
                workload => workload.Name,
                workload => Stopwatches.Measure(() => workload.DecideAll(), Rounds, WarmUp) / Workload.Decisions),
            ParseW3 = Stopwatches.Measure(() => largest.Parse(), Rounds, WarmUp),
            CompileW3 = Stopwatches.Measure(() => largest.Compile(), Rounds, WarmUp),
        };
        Console.Write(EngineReport.Write(figures, [], problems));
        return problems.Count == 0 ? 0 : 1;
    }

    /// <summary>Only what hostile input costs.</summary>
    public static int ReportHostile()
    {
        var yardstick = Sha256();
        Console.WriteLine(EngineReport.Heading);
        foreach (var row in HostileDecisions.Rows().Concat(HostileDocuments.Rows()))
        {
            Console.WriteLine(row.ToMarkdown(yardstick));
        }

        return 0;
    }

    private static double Sha256()
    {
        var data = new byte[64];
        var hash = new byte[SHA256.HashSizeInBytes];
        return Stopwatches.Measure(
            () =>
            {
                for (var count = 0; count < HashesARound; count++)
                {
                    SHA256.HashData(data, hash);
                }
            },
            Rounds,
            WarmUp) / HashesARound;
    }
}
