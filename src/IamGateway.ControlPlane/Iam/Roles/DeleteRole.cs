using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Deletes a role that has no policies and is in no instance profile.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html"/>.</remarks>
internal sealed class DeleteRole(Scope scope) : IOperation<DeleteRole, DeleteRole.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteRole", AccessLevel.Write, "role/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.DeleteConflict, ErrorCode.UnmodifiableEntity],
    };

    public sealed record Request(RoleName RoleName);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnRoleAsync(request.RoleName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var role = await scope.RequireModifiableRoleAsync(request.RoleName, cancellationToken);
        var db = scope.Db;
        Refuse(await db.InstanceProfiles.AnyAsync(profile => profile.RoleId == role.Id, cancellationToken), "must remove roles from instance profile first.");
        Refuse(await db.PolicyAttachments.AnyAsync(attachment => attachment.RoleId == role.Id, cancellationToken), "must detach all policies first.");
        Refuse(await db.InlinePolicies.AnyAsync(policy => policy.RoleId == role.Id, cancellationToken), "must delete policies first.");
        db.Remove(role);
        return NoResponse.Done;
    }

    private static void Refuse(bool isLeft, string what)
    {
        if (isLeft)
            throw new ApiException(ErrorCode.DeleteConflict, $"Cannot delete entity, {what}");
    }
}
