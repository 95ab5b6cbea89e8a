using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Policies.Held;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;

namespace IamGateway.ControlPlane.Iam.LastAccessed;

/// <summary>Answers of a report of last accesses which users and roles asked a service for something, and when; those who never did too.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetailsWithEntities.html"/>.</remarks>
internal sealed class GetServiceLastAccessedDetailsWithEntities(Scope scope, AccessJobs jobs)
    : IOperation<GetServiceLastAccessedDetailsWithEntities, GetServiceLastAccessedDetailsWithEntities.Request, GetServiceLastAccessedDetailsWithEntities.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetServiceLastAccessedDetailsWithEntities", AccessLevel.Read, "*")
    {
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(JobId JobId, ServiceNamespace ServiceNamespace) : PagedRequest;

    public sealed record Response(
        string JobStatus, DateTimeOffset JobCreationDate, DateTimeOffset JobCompletionDate, ImmutableArray<EntityAccess> EntityDetailsList, bool IsTruncated, string? Marker);

    /// <summary>When a user or role last asked.</summary>
    /// <param name="LastAuthenticated">Null: never.</param>
    public sealed record EntityAccess(Entity EntityInfo, DateTimeOffset? LastAuthenticated);

    public sealed record Entity(string Arn, string Name, string Type, string Id, string Path)
    {
        public static Entity Of(PolicyHolder holder) => new(holder.Arn, holder.Name, holder.Kind.ToUpperInvariant(), holder.Id, holder.Path);
    }

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var job = jobs.Require(request.JobId, scope.Account);
        var subject = await AccessSubject.ReadAsync(scope, new EntityArn(job.Arn), cancellationToken);
        var page = Page.Of(subject.Principals, principal => principal.Arn, request);
        var rows = await AccessRows.ReadAsync(scope, page.Items, cancellationToken);
        var last = rows.Of(request.ServiceNamespace.Text).ToDictionary(one => one.Principal.Id, one => one.Row.LastAt, StringComparer.Ordinal);
        return new Response(
            "COMPLETED", job.CreatedAt, job.CreatedAt,
            [.. page.Items.Select(principal => new EntityAccess(Entity.Of(principal), last.TryGetValue(principal.Id, out var at) ? at : null))],
            page.IsTruncated, page.Marker);
    }
}
