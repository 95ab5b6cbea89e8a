namespace IamGateway.Identity.Principals;

/// <summary>A container of at most one role, kept because tools make them. The gateway gives no credentials to instances.</summary>
public sealed class InstanceProfile
{
    /// <summary>Unique id, <c>AIPA…</c>.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }
    public string Path { get; init; } = "/";

    /// <summary>Unique in the account without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>A role of the same account; null: none.</summary>
    public string? RoleId { get; set; }

    public TagSet Tags { get; set; } = TagSet.Empty;
    public required DateTimeOffset CreatedAt { get; init; }

    public string Arn => $"arn:aws:iam::{AccountId}:instance-profile{Path}{Name}";
}
