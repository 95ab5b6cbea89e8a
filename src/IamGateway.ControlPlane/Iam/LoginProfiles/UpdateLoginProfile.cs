using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Credentials;

namespace IamGateway.ControlPlane.Iam.LoginProfiles;

/// <summary>Sets another password of an IAM user, or says whether the user has to choose another one.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateLoginProfile.html"/>.</remarks>
internal sealed class UpdateLoginProfile(Scope scope, IamUserPasswords passwords) : IOperation<UpdateLoginProfile, UpdateLoginProfile.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UpdateLoginProfile", AccessLevel.Write, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.PasswordPolicyViolation, ErrorCode.EntityTemporarilyUnmodifiable],
        BeginsLate = true,
    };

    public sealed record Request(UserName UserName)
    {
        public Password? Password { get; init; }
        public bool? PasswordResetRequired { get; init; }
    }

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnUserAsync(request.UserName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireLoginProfileAsync(request.UserName, cancellationToken);
        var resetRequired = request.PasswordResetRequired ?? user.PasswordResetRequired;
        if (request.Password is { } password)
            await scope.SetPasswordAsync(passwords, user, password, resetRequired, cancellationToken);
        else
            user.PasswordResetRequired = resetRequired;
        return NoResponse.Done;
    }
}
