using BenchmarkDotNet.Attributes;
using IamGateway.Benchmarks.Workloads;

namespace IamGateway.Benchmarks.Engine;

/// <summary>One explanation, as the mean over the requests of a workload.</summary>
public class ExplainBenchmarks
{
    private Workload _workload = null!;

    [Params("W2", "W3")]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void Load() => _workload = Workload.Load(Name);

    [Benchmark(OperationsPerInvoke = Workload.DifferentRequests)]
    public int Explain() => _workload.ExplainAll();
}
