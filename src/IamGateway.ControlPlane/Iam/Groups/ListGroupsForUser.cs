using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Groups;

/// <summary>Lists the IAM groups that an IAM user is in, by name.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupsForUser.html"/>.</remarks>
internal sealed class ListGroupsForUser(Scope scope) : IOperation<ListGroupsForUser, ListGroupsForUser.Request, ListGroupsForUser.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListGroupsForUser", AccessLevel.List, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(UserName UserName) : PagedRequest;

    public sealed record Response(ImmutableArray<GroupView> Groups, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnUserAsync(request.UserName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(request.UserName, cancellationToken);
        var groups = scope.Db.IamGroups.AsNoTracking()
            .Where(group => scope.Db.IamGroupMembers.Any(member => member.UserId == user.Id && member.GroupId == group.Id));
        var page = await Page.OfAsync(groups, group => group.Name, request, cancellationToken);
        return new Response([.. page.Items.Select(GroupView.Of)], page.IsTruncated, page.Marker);
    }
}
