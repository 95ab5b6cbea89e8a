using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Groups;

/// <summary>Deletes an IAM group that has nothing left: no member and no policy.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html"/>.</remarks>
internal sealed class DeleteGroup(Scope scope) : IOperation<DeleteGroup, DeleteGroup.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteGroup", AccessLevel.Write, "group/PATH/NAME")
    {
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.DeleteConflict],
    };

    public sealed record Request(GroupName GroupName);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnGroupAsync(request.GroupName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var group = await scope.RequireGroupAsync(request.GroupName, cancellationToken);
        var db = scope.Db;
        Leftovers.Refuse(await db.IamGroupMembers.AnyAsync(member => member.GroupId == group.Id, cancellationToken), "users in group");
        Leftovers.Refuse(await db.PolicyAttachments.AnyAsync(attachment => attachment.GroupId == group.Id, cancellationToken), "attached policies");
        Leftovers.Refuse(await db.InlinePolicies.AnyAsync(policy => policy.GroupId == group.Id, cancellationToken), "policies");
        db.Remove(group);
        return NoResponse.Done;
    }
}
