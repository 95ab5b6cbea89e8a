namespace IamGateway.Identity.Principals;

/// <summary>An IAM user of one account.</summary>
public sealed class IamUser
{
    /// <summary>Unique id, <c>AIDA…</c>.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    /// <summary>Begins and ends with a slash; <c>/</c> by default.</summary>
    public string Path { get; set; } = "/";

    /// <summary>Unique in the account without regard to case.</summary>
    public required string Name { get; set; }

    /// <summary>Null: no console sign-in.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>When the password was set; null: there is none.</summary>
    public DateTimeOffset? PasswordSetAt { get; set; }

    /// <summary>True: the user has to choose another password at the next sign-in.</summary>
    public bool PasswordResetRequired { get; set; }

    /// <summary>When a password last signed the user in; null: never. A note of use.</summary>
    public DateTimeOffset? PasswordLastUsedAt { get; set; }

    public string? PermissionsBoundaryId { get; set; }

    public TagSet Tags { get; set; } = TagSet.Empty;
    public required DateTimeOffset CreatedAt { get; init; }

    public string Arn => $"arn:aws:iam::{AccountId}:user{Path}{Name}";
}
