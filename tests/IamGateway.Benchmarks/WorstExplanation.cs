using IamGateway.Benchmarks.Reports;
using IamGateway.Benchmarks.Workloads;

namespace IamGateway.Benchmarks;

/// <summary>The explanation that takes longest.</summary>
internal static class WorstExplanation
{
    private const int Rounds = 11;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(5);

    public static Row Row(string name, double goal)
    {
        var workload = Workload.Load(name);
        Stopwatches.Measure(() => workload.ExplainAll(), rounds: 1, TimeSpan.FromMilliseconds(400));
        var worst = workload.Requests.Max(request => Stopwatches.Measure(() => workload.Explain(request), Rounds, WarmUp));
        return new Row($"explain, {name}, the worst request", worst, Unit.Nanoseconds, goal);
    }
}
