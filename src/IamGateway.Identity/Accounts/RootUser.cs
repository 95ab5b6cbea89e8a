namespace IamGateway.Identity.Accounts;

/// <summary>The root user of an account. Signs in with the account's id or alias and this e-mail address.</summary>
public sealed class RootUser
{
    public required string AccountId { get; init; }

    public required string Email { get; set; }

    /// <summary>Null until the one-time set-up link was used: nobody can sign in.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>When the password last signed somebody in; null: never. A note of use.</summary>
    public DateTimeOffset? PasswordLastUsedAt { get; set; }
}
