using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Groups;

/// <summary>Makes an IAM user a member of an IAM group. One that is a member stays one.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html"/>.</remarks>
internal sealed class AddUserToGroup(Scope scope) : IOperation<AddUserToGroup, AddUserToGroup.Request, NoResponse>
{
    /// <summary>Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    public const int MostGroupsOfUser = 10;

    public static OperationDescriptor Descriptor { get; } = new("iam:AddUserToGroup", AccessLevel.Write, "group/PATH/NAME")
    {
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.LimitExceeded],
    };

    public sealed record Request(GroupName GroupName, UserName UserName);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnGroupAsync(request.GroupName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var group = await scope.RequireGroupAsync(request.GroupName, cancellationToken);
        var user = await scope.RequireUserAsync(request.UserName, cancellationToken);
        var groups = await scope.Db.IamGroupMembers.Where(member => member.UserId == user.Id).Select(member => member.GroupId).ToListAsync(cancellationToken);
        if (groups.Contains(group.Id))
            return NoResponse.Done;
        if (groups.Count >= MostGroupsOfUser)
            throw new ApiException(ErrorCode.LimitExceeded, $"Cannot exceed quota for GroupsPerUser: {MostGroupsOfUser}");

        scope.Db.Add(new IamGroupMember { GroupId = group.Id, UserId = user.Id });
        return NoResponse.Done;
    }
}
