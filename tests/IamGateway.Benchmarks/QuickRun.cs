using System.Security.Cryptography;
using IamGateway.Benchmarks.Hostile;
using IamGateway.Benchmarks.Reports;
using IamGateway.Benchmarks.Signatures;
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
        var (medium, largest) = (workloads[1], workloads[2]);
        var times = Stopwatches.MeasureInTurn(
            [HashMany, () => largest.Parse(), () => largest.Compile(), () => medium.ExplainAll(), () => largest.ExplainAll(), .. workloads.Select<Workload, Action>(workload => () => workload.DecideAll(workload.Shuffled)), .. workloads.Select<Workload, Action>(workload => () => workload.DecideAll(workload.Scattered))],
            Rounds,
            WarmUp);
        var figures = new EngineFigures
        {
            Sha256 = times[0] / HashesARound,
            ParseW3 = times[1],
            CompileW3 = times[2],
            Explanation = new Dictionary<string, double>
            {
                [medium.Name] = times[3] / medium.Requests.Length,
                [largest.Name] = times[4] / largest.Requests.Length,
            },
            Decision = workloads.Index().ToDictionary(workload => workload.Item.Name, workload => times[5 + workload.Index] / Workload.Decisions),
            ScatteredDecision = workloads.Index().ToDictionary(workload => workload.Item.Name, workload => times[5 + workloads.Count + workload.Index] / Workload.Decisions),
        };
        Console.Write(EngineReport.Write(figures, [], problems));
        return problems.Count == 0 ? 0 : 1;
    }

    /// <summary>Only what hostile input costs.</summary>
    public static int ReportHostile() => Report(HostileDecisions.Rows().Concat(HostileDocuments.Rows()), Stopwatches.Measure(HashMany, Rounds, WarmUp) / HashesARound);

    /// <summary>Only what the verification of signatures costs.</summary>
    public static int ReportSignatures()
    {
        var rows = SignatureRows.Rows().ToList();
        return Report(rows, rows[0].Value);
    }

    private static int Report(IEnumerable<Row> rows, double yardstick)
    {
        Console.WriteLine(EngineReport.Heading);
        foreach (var row in rows)
        {
            Console.WriteLine(row.ToMarkdown(yardstick));
        }

        return 0;
    }

    private static void HashMany()
    {
        Span<byte> data = stackalloc byte[64];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (var count = 0; count < HashesARound; count++)
        {
            SHA256.HashData(data, hash);
        }
    }
}
