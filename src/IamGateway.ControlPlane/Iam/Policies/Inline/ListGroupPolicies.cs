using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Groups;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;

namespace IamGateway.ControlPlane.Iam.Policies.Inline;

/// <summary>Lists the names of the policies that are embedded in an IAM group.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupPolicies.html"/>.</remarks>
internal sealed class ListGroupPolicies(Scope scope) : IOperation<ListGroupPolicies, ListGroupPolicies.Request, ListGroupPolicies.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListGroupPolicies", AccessLevel.List, "group/PATH/NAME")
    {
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(GroupName GroupName) : PagedRequest;

    public sealed record Response(ImmutableArray<string> PolicyNames, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnGroupAsync(request.GroupName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireGroupAsync(request.GroupName, cancellationToken));
        var page = await Page.OfAsync(owner.Embedded(scope.Db), policy => policy.Name, request, cancellationToken);
        return new Response([.. page.Items.Select(policy => policy.Name)], page.IsTruncated, page.Marker);
    }
}
