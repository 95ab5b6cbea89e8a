using System.Runtime.CompilerServices;
using IamGateway.Benchmarks.Reports;
using IamGateway.Benchmarks.Workloads;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Benchmarks;

/// <summary>How much memory a compiled W3 keeps, after it was asked every request of the workload once.</summary>
internal static class RetainedSize
{
    private const double Goal = 1_048_576;

    public static IEnumerable<Row> Rows()
    {
        var workload = Workload.Load("W3");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var sources = workload.Parse();
        var documents = GC.GetTotalMemory(forceFullCollection: true);
        var compiled = CompileAndAsk(workload, sources);
        var both = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(sources);
        sources = default;
        var alone = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(compiled);

        yield return new Row("parsed W3, kept in memory", documents - before, Unit.Bytes);
        yield return new Row("compiled W3, beside the parsed documents", both - documents, Unit.Bytes);
        yield return new Row("compiled W3 with all that it keeps in memory", alone - before, Unit.Bytes, Goal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PolicySets CompileAndAsk(Workload workload, IEnumerable<PolicySource> sources)
    {
        var compiled = new PolicySets(PolicyCompiler.Compile(PolicyType.Identity, sources));
        foreach (var request in workload.Requests)
        {
            PolicyEvaluator.Evaluate(workload.Ask(request), compiled);
        }

        return compiled;
    }
}
