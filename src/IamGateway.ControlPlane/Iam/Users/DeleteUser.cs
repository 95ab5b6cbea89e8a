using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Users;

/// <summary>Deletes an IAM user that has nothing left: no credential, device, policy or group.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html"/>.</remarks>
internal sealed class DeleteUser(Scope scope) : IOperation<DeleteUser, DeleteUser.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteUser", AccessLevel.Write, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.DeleteConflict],
    };

    public sealed record Request(UserName UserName);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnUserAsync(request.UserName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(request.UserName, cancellationToken);
        var db = scope.Db;
        Leftovers.Refuse(user.PasswordHash is not null, "login profile");
        Leftovers.Refuse(await db.AccessKeys.AnyAsync(key => key.UserId == user.Id, cancellationToken), "access keys");
        Leftovers.Refuse(await db.SigningCertificates.AnyAsync(certificate => certificate.UserId == user.Id, cancellationToken), "signing certificates");
        Leftovers.Refuse(await db.MfaDevices.AnyAsync(device => device.UserId == user.Id, cancellationToken), "MFA devices");
        Leftovers.Refuse(await db.PolicyAttachments.AnyAsync(attachment => attachment.UserId == user.Id, cancellationToken), "attached policies");
        Leftovers.Refuse(await db.InlinePolicies.AnyAsync(policy => policy.UserId == user.Id, cancellationToken), "policies");
        Leftovers.Refuse(await db.IamGroupMembers.AnyAsync(member => member.UserId == user.Id, cancellationToken), "groups");
        db.Remove(user);
        return NoResponse.Done;
    }
}
