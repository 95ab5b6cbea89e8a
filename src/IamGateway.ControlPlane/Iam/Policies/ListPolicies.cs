using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Lists the managed policies that the account can use.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html"/>.</remarks>
internal sealed class ListPolicies(Scope scope) : IOperation<ListPolicies, ListPolicies.Request, ListPolicies.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListPolicies", AccessLevel.List, "*");

    public sealed record Request : PagedRequest
    {
        public PolicyScope Scope { get; init; }
        public bool OnlyAttached { get; init; }
        public PathPrefix PathPrefix { get; init; } = new("/");
        public PolicyUsageFilter? PolicyUsageFilter { get; init; }
    }

    public sealed record Response(ImmutableArray<PolicyView> Policies, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var page = await Page.OfAsync(Matching(request), policy => policy.Name + policy.Id, request, cancellationToken);
        return new Response(await PolicyView.OfAsync(scope, page.Items, cancellationToken), page.IsTruncated, page.Marker);
    }

    private IQueryable<ManagedPolicy> Matching(Request request)
    {
        var policies = scope.Db.ManagedPolicies.AsNoTracking().Under(request.PathPrefix, policy => policy.Path);
        policies = request.Scope switch
        {
            PolicyScope.AWS => policies.Where(policy => policy.AccountId == null),
            PolicyScope.Local => policies.Where(policy => policy.AccountId == scope.Account),
            _ => policies.Where(policy => policy.AccountId == null || policy.AccountId == scope.Account),
        };
        if (request.OnlyAttached)
            policies = UsedAs(policies, PolicyUsageFilter.PermissionsPolicy);
        return request.PolicyUsageFilter is { } filter ? UsedAs(policies, filter) : policies;
    }

    private IQueryable<ManagedPolicy> UsedAs(IQueryable<ManagedPolicy> policies, PolicyUsageFilter filter)
    {
        var ids = scope.UsesOfPolicies().Of(filter).Select(use => use.PolicyId);
        return policies.Where(policy => ids.Contains(policy.Id));
    }
}
