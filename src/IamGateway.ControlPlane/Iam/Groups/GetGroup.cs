using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Groups;

/// <summary>Describes an IAM group and lists its users, by name.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html"/>.</remarks>
internal sealed class GetGroup(Scope scope) : IOperation<GetGroup, GetGroup.Request, GetGroup.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetGroup", AccessLevel.Read, "group/PATH/NAME")
    {
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(GroupName GroupName) : PagedRequest;

    public sealed record Response(GroupView Group, ImmutableArray<UserView> Users, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnGroupAsync(request.GroupName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var group = await scope.RequireGroupAsync(request.GroupName, cancellationToken);
        var members = scope.Db.IamUsers.AsNoTracking()
            .Where(user => scope.Db.IamGroupMembers.Any(member => member.GroupId == group.Id && member.UserId == user.Id));
        var page = await Page.OfAsync(members, user => user.Name, request, cancellationToken);
        return new Response(GroupView.Of(group), [.. page.Items.Select(UserView.Of)], page.IsTruncated, page.Marker);
    }
}
