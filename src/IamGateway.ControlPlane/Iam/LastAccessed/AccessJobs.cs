using System.Collections.Concurrent;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Iam.LastAccessed;

/// <summary>The reports of last accesses that were asked for, in memory: what one says is read when it is fetched. The oldest are forgotten when there are many, and all after a restart.</summary>
internal sealed class AccessJobs
{
    private const int Capacity = 10_000;

    private readonly ConcurrentDictionary<string, AccessJob> _jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <returns>The id of the job.</returns>
    public string Add(AccessJob job)
    {
        var id = UniqueId.Uuid();
        _jobs[id] = job;
        _order.Enqueue(id);
        while (_jobs.Count > Capacity && _order.TryDequeue(out var oldest))
            _jobs.TryRemove(oldest, out _);
        return id;
    }

    /// <summary>A job of an account.</summary>
    /// <exception cref="ApiException">The account has no such job.</exception>
    public AccessJob Require(JobId id, string account) =>
        _jobs.TryGetValue(id.Text, out var job) && job.Account == account ? job : throw new ApiException(ErrorCode.NoSuchEntity, $"Job {id} does not exist.");
}
