using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;

namespace IamGateway.ControlPlane.Iam.Policies.Attached;

/// <summary>Lists the managed policies that are attached to an IAM user.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html"/>.</remarks>
internal sealed class ListAttachedUserPolicies(Scope scope) : IOperation<ListAttachedUserPolicies, ListAttachedUserPolicies.Request, ListAttachedUserPolicies.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListAttachedUserPolicies", AccessLevel.List, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(UserName UserName) : PagedRequest
    {
        public PathPrefix PathPrefix { get; init; } = new("/");
    }

    public sealed record Response(ImmutableArray<AttachedPolicyView> AttachedPolicies, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnUserAsync(request.UserName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireUserAsync(request.UserName, cancellationToken));
        var page = await Page.OfAsync(scope.Attached(owner, request.PathPrefix), policy => policy.Name + policy.Id, request, cancellationToken);
        return new Response([.. page.Items.Select(AttachedPolicyView.Of)], page.IsTruncated, page.Marker);
    }
}
