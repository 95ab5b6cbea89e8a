using BenchmarkDotNet.Attributes;
using IamGateway.Benchmarks.Workloads;

namespace IamGateway.Benchmarks.Engine;

/// <summary>One decision, as the mean over many shuffled requests.</summary>
public class DecisionBenchmarks
{
    private Workload _workload = null!;

    [Params("W1", "W2", "W3", "W3u")]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void Load() => _workload = Workload.Load(Name);

    [Benchmark(OperationsPerInvoke = Workload.Decisions)]
    public int Decide() => _workload.DecideAll(_workload.Shuffled);

    [Benchmark(OperationsPerInvoke = Workload.Decisions)]
    public int DecideScattered() => _workload.DecideAll(_workload.Scattered);
}
