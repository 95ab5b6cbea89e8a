namespace IamGateway.Benchmarks.Workloads;

/// <summary>What must be right before anything is measured.</summary>
internal static class WorkloadCheck
{
    /// <summary>The wrong answers, and the bytes that a pass allocates once the engine is warm; empty when all is well.</summary>
    public static IEnumerable<string> Problems(Workload workload)
    {
        foreach (var (index, request) in workload.Requests.Index())
        {
            var decision = workload.Decide(request);
            if (decision.Outcome != request.Expected)
                yield return $"{workload.Name} request {index}: {decision.Outcome} ({decision.Reason}), expected {request.Expected}";
            if (workload.Explain(request).Decision != decision)
                yield return $"{workload.Name} request {index}: explained as {workload.Explain(request).Decision}, decided as {decision}";
        }

        workload.DecideAll(workload.Shuffled);
        var before = GC.GetAllocatedBytesForCurrentThread();
        workload.DecideAll(workload.Shuffled);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > 0)
            yield return $"{workload.Name}: {allocated} bytes allocated by {Workload.Decisions} decisions";
    }
}
