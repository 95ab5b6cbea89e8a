using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Groups;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;

namespace IamGateway.ControlPlane.Iam.Policies.Attached;

/// <summary>Lists the managed policies that are attached to an IAM group.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedGroupPolicies.html"/>.</remarks>
internal sealed class ListAttachedGroupPolicies(Scope scope) : IOperation<ListAttachedGroupPolicies, ListAttachedGroupPolicies.Request, ListAttachedGroupPolicies.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListAttachedGroupPolicies", AccessLevel.List, "group/PATH/NAME")
    {
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(GroupName GroupName) : PagedRequest
    {
        public PathPrefix PathPrefix { get; init; } = new("/");
    }

    public sealed record Response(ImmutableArray<AttachedPolicyView> AttachedPolicies, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnGroupAsync(request.GroupName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireGroupAsync(request.GroupName, cancellationToken));
        var page = await Page.OfAsync(scope.Attached(owner, request.PathPrefix), policy => policy.Name + policy.Id, request, cancellationToken);
        return new Response([.. page.Items.Select(AttachedPolicyView.Of)], page.IsTruncated, page.Marker);
    }
}
