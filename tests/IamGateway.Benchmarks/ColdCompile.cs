using System.Diagnostics;
using System.Globalization;
using IamGateway.Benchmarks.Workloads;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Benchmarks;

/// <summary>The first compilation of W3 in a process. As in a published program, the compiler's own code is compiled ahead of time, but nothing of it has run yet.</summary>
internal static class ColdCompile
{
    public const string Argument = "cold-compile";

    private const int Starts = 15;

    /// <summary>This program, in the folder where the build puts its copy with the engine compiled ahead of time.</summary>
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "ready-to-run", Path.GetFileName(Environment.ProcessPath!));

    /// <summary>The median of several fresh processes, in nanoseconds.</summary>
    public static double Measure() => Stopwatches.Median(Enumerable.Range(0, Starts).Select(_ => MeasureOne()));

    /// <summary>What the fresh process does: parses, then compiles and prints how long only that took.</summary>
    public static int Print()
    {
        var sources = Workload.LoadPolicies("W3");
        var start = Stopwatch.GetTimestamp();
        var compiled = PolicyCompiler.Compile(PolicyType.Identity, sources);
        var elapsed = Stopwatch.GetElapsedTime(start);
        GC.KeepAlive(compiled);
        Console.WriteLine(elapsed.TotalNanoseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static double MeasureOne()
    {
        using var process = Process.Start(new ProcessStartInfo(Program, [Argument]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
