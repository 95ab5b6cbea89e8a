using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Lists the tags of a role.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html"/>.</remarks>
internal sealed class ListRoleTags(Scope scope) : IOperation<ListRoleTags, ListRoleTags.Request, ListRoleTags.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListRoleTags", AccessLevel.List, "role/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(RoleName RoleName) : PagedRequest;

    public sealed record Response(ImmutableArray<Tag> Tags, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnRoleAsync(request.RoleName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var role = await scope.RequireRoleAsync(request.RoleName, cancellationToken);
        var page = Page.Of(role.Tags, tag => tag.Key, request);
        return new Response(page.Items, page.IsTruncated, page.Marker);
    }
}
