using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Federation.SignIn;
using IamGateway.Identity.Credentials;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.LoginProfiles;

/// <summary>Lets an IAM user exchange its own password for another one.</summary>
/// <remarks>
/// Where the account's password policy lets users change their passwords, no policy has to allow it, and one can still deny it.
/// Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html"/>, and IAM User Guide, "Permit IAM users to change their own passwords".
/// </remarks>
internal sealed class ChangePassword(Scope scope, IamUserPasswords passwords, PasswordProof proof) : IOperation<ChangePassword, ChangePassword.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ChangePassword", AccessLevel.Write, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidUserType, ErrorCode.PasswordPolicyViolation, ErrorCode.EntityTemporarilyUnmodifiable],
        BeginsLate = true,
    };

    public sealed record Request(Password OldPassword, Password NewPassword);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken)
    {
        var mayChange = await scope.Db.PasswordPolicies.AnyAsync(policy => policy.AccountId == scope.Account && policy.UsersMayChange, cancellationToken);
        return await scope.OnUserAsync(Own(scope), cancellationToken) with { Admission = mayChange ? Admission.NotDenied : null };
    }

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireLoginProfileAsync(Own(scope), cancellationToken);
        var proved = await proof.VerifyAsync(user, request.OldPassword.Text, cancellationToken);
        if (proved.Outcome == SignInOutcome.Locked)
            throw new ApiException(ErrorCode.EntityTemporarilyUnmodifiable, "Too many attempts with a wrong password. Try again later.");
        if (proved.Outcome != SignInOutcome.Succeeded)
            throw new ApiException(ErrorCode.AccessDenied, "The old password was incorrect.");

        await scope.SetPasswordAsync(passwords, user, request.NewPassword, resetRequired: false, cancellationToken);
        return NoResponse.Done;
    }

    private static UserName Own(Scope scope) => scope.Caller.UserName is { } own
        ? new UserName(own)
        : throw new ApiException(ErrorCode.InvalidUserType, "Only IAM Users can change their own password");
}
