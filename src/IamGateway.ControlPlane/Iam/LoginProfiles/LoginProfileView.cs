using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.LoginProfiles;

/// <summary>That an IAM user has a password, as answers have it.</summary>
/// <param name="CreateDate">When the password was set.</param>
internal sealed record LoginProfileView(string UserName, DateTimeOffset CreateDate, bool PasswordResetRequired)
{
    /// <param name="user">Has a password.</param>
    public static LoginProfileView Of(IamUser user) => new(user.Name, user.PasswordSetAt ?? user.CreatedAt, user.PasswordResetRequired);
}
