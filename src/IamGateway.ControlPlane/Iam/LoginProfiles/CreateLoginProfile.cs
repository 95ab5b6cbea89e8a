using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Wire;
using IamGateway.Identity.Credentials;

namespace IamGateway.ControlPlane.Iam.LoginProfiles;

/// <summary>Gives an IAM user a password, so that it can sign in on the page.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html"/>.</remarks>
internal sealed class CreateLoginProfile(Scope scope, IamUserPasswords passwords) : IOperation<CreateLoginProfile, CreateLoginProfile.Request, CreateLoginProfile.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:CreateLoginProfile", AccessLevel.Write, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.EntityAlreadyExists, ErrorCode.PasswordPolicyViolation, ErrorCode.EntityTemporarilyUnmodifiable],
        BeginsLate = true,
    };

    public sealed record Request
    {
        /// <summary>Optional in the model, for credentials of root users that nothing here has.</summary>
        public Password? Password { get; init; }

        public UserName? UserName { get; init; }
        public bool PasswordResetRequired { get; init; }
    }

    public sealed record Response(LoginProfileView LoginProfile);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var password = request.Password ?? throw Violations.Error([Violations.Missing("password")]);
        var user = await scope.RequireUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);
        if (user.PasswordHash is not null)
            throw new ApiException(ErrorCode.EntityAlreadyExists, $"Login Profile for user {user.Name} already exists.");

        await scope.SetPasswordAsync(passwords, user, password, request.PasswordResetRequired, cancellationToken);
        return new Response(LoginProfileView.Of(user));
    }
}
