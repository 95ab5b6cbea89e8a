using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.LoginProfiles;

/// <summary>Sets passwords of IAM users.</summary>
internal static class NewPassword
{
    /// <summary>Sets a password, and ends the sign-ins that a former one has begun. For operations that begin late.</summary>
    /// <exception cref="ApiException">The password breaks a rule, or another call has changed it meanwhile.</exception>
    public static async Task SetPasswordAsync(this Scope scope, IamUserPasswords passwords, IamUser user, Password password, bool resetRequired, CancellationToken cancellationToken)
    {
        var former = user.PasswordHash;
        try
        {
            await passwords.SetAsync(scope.Db, user, password.Text, resetRequired, cancellationToken);
        }
        catch (PasswordRefusedException refused)
        {
            throw new ApiException(ErrorCode.PasswordPolicyViolation, refused.Message);
        }

        await scope.Db.Database.BeginTransactionAsync(cancellationToken);
        if (!await scope.Db.IamUsers.AnyAsync(row => row.Id == user.Id && row.PasswordHash == former, cancellationToken))
            throw new ApiException(ErrorCode.EntityTemporarilyUnmodifiable, $"The password of user {user.Name} was changed by another request at the same time. Try again.");
        await scope.EndOtherSignInsAsync(user, user.PasswordSetAt!.Value, cancellationToken);
    }
}
