using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using IamGateway.Benchmarks.Workloads;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Benchmarks.Engine;

/// <summary>What a change of policies costs: parsing and compiling W3.</summary>
public class CompileBenchmarks
{
    private Workload _workload = null!;

    [GlobalSetup]
    public void Load() => _workload = Workload.Load("W3");

    [Benchmark]
    public ImmutableArray<PolicySource> Parse() => _workload.Parse();

    [Benchmark]
    public PolicySets Compile() => _workload.Compile();
}
