using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Roles;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;

namespace IamGateway.ControlPlane.Iam.Policies.Attached;

/// <summary>Lists the managed policies that are attached to a role.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html"/>.</remarks>
internal sealed class ListAttachedRolePolicies(Scope scope) : IOperation<ListAttachedRolePolicies, ListAttachedRolePolicies.Request, ListAttachedRolePolicies.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListAttachedRolePolicies", AccessLevel.List, "role/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(RoleName RoleName) : PagedRequest
    {
        public PathPrefix PathPrefix { get; init; } = new("/");
    }

    public sealed record Response(ImmutableArray<AttachedPolicyView> AttachedPolicies, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnRoleAsync(request.RoleName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireRoleAsync(request.RoleName, cancellationToken));
        var page = await Page.OfAsync(scope.Attached(owner, request.PathPrefix), policy => policy.Name + policy.Id, request, cancellationToken);
        return new Response([.. page.Items.Select(AttachedPolicyView.Of)], page.IsTruncated, page.Marker);
    }
}
