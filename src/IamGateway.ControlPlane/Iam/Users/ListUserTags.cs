using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Users;

/// <summary>Lists the tags of an IAM user, by key.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html"/>.</remarks>
internal sealed class ListUserTags(Scope scope) : IOperation<ListUserTags, ListUserTags.Request, ListUserTags.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListUserTags", AccessLevel.List, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(UserName UserName) : PagedRequest;

    public sealed record Response(ImmutableArray<Tag> Tags, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnUserAsync(request.UserName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(request.UserName, cancellationToken);
        var page = Page.Of(user.Tags, tag => tag.Key, request);
        return new Response(page.Items, page.IsTruncated, page.Marker);
    }
}
