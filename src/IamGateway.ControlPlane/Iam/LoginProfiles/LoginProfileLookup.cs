using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.LoginProfiles;

/// <summary>Finds IAM users that have a password.</summary>
internal static class LoginProfileLookup
{
    /// <exception cref="ApiException">There is no such user, or it has no password.</exception>
    public static async Task<IamUser> RequireLoginProfileAsync(this Scope scope, UserName name, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(name, cancellationToken);
        return user.PasswordHash is not null ? user : throw new ApiException(ErrorCode.NoSuchEntity, $"Login Profile for User {name} cannot be found.");
    }
}
