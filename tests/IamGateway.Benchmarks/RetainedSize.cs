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
        yield return new Row("parsed W3, kept in memory", SizeOf(() => workload.Parse().ToList()), Unit.Bytes);
        yield return new Row("compiled W3 with all that it keeps in memory", SizeOf(() => CompileAndAsk(workload)), Unit.Bytes, Goal);
    }

    /// <summary>Memory that something made keeps alive, and nothing that was needed to make it.</summary>
    private static double SizeOf(Func<object> make)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var made = make();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(made);
        return after - before;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PolicySets CompileAndAsk(Workload workload)
    {
        var compiled = new PolicySets(PolicyCompiler.Compile(PolicyType.Identity, workload.Parse()));
        foreach (var request in workload.Requests)
        {
            PolicyEvaluator.Evaluate(workload.Ask(request), compiled);
        }

        return compiled;
    }
}
