using IamGateway.Identity.Credentials;

namespace IamGateway.ControlPlane.Iam.PasswordPolicies;

/// <summary>An account's password policy as answers have it.</summary>
internal sealed record PasswordPolicyView(
    int MinimumPasswordLength,
    bool RequireSymbols,
    bool RequireNumbers,
    bool RequireUppercaseCharacters,
    bool RequireLowercaseCharacters,
    bool AllowUsersToChangePassword,
    bool ExpirePasswords,
    bool HardExpiry)
{
    /// <summary>In days; null: passwords do not expire.</summary>
    public int? MaxPasswordAge { get; init; }

    /// <summary>How many former passwords may not be used again; null: all may.</summary>
    public int? PasswordReusePrevention { get; init; }

    public static PasswordPolicyView Of(PasswordPolicy policy) => new(
        policy.MinimumLength,
        policy.RequireSymbols,
        policy.RequireNumbers,
        policy.RequireUppercase,
        policy.RequireLowercase,
        policy.UsersMayChange,
        policy.MaxAgeDays is not null,
        policy.HardExpiry)
    {
        MaxPasswordAge = policy.MaxAgeDays,
        PasswordReusePrevention = policy.ReusePrevention,
    };
}
