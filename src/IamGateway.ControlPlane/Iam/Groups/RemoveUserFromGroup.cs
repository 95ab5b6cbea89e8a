using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Groups;

/// <summary>Takes an IAM user out of an IAM group.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveUserFromGroup.html"/>.</remarks>
internal sealed class RemoveUserFromGroup(Scope scope) : IOperation<RemoveUserFromGroup, RemoveUserFromGroup.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:RemoveUserFromGroup", AccessLevel.Write, "group/PATH/NAME")
    {
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(GroupName GroupName, UserName UserName);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnGroupAsync(request.GroupName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var group = await scope.RequireGroupAsync(request.GroupName, cancellationToken);
        var user = await scope.RequireUserAsync(request.UserName, cancellationToken);
        var member = await scope.Db.IamGroupMembers.SingleOrDefaultAsync(member => member.GroupId == group.Id && member.UserId == user.Id, cancellationToken)
            ?? throw new ApiException(ErrorCode.NoSuchEntity, $"User {user.Name} is not in group {group.Name}.");
        scope.Db.Remove(member);
        return NoResponse.Done;
    }
}
