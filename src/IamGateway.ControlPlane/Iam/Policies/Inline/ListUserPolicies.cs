using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;

namespace IamGateway.ControlPlane.Iam.Policies.Inline;

/// <summary>Lists the names of the policies that are embedded in an IAM user.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html"/>.</remarks>
internal sealed class ListUserPolicies(Scope scope) : IOperation<ListUserPolicies, ListUserPolicies.Request, ListUserPolicies.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListUserPolicies", AccessLevel.List, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(UserName UserName) : PagedRequest;

    public sealed record Response(ImmutableArray<string> PolicyNames, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnUserAsync(request.UserName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireUserAsync(request.UserName, cancellationToken));
        var page = await Page.OfAsync(owner.Embedded(scope.Db), policy => policy.Name, request, cancellationToken);
        return new Response([.. page.Items.Select(policy => policy.Name)], page.IsTruncated, page.Marker);
    }
}
