namespace IamGateway.Identity.Principals;

/// <summary>A group of IAM users of one account. Carries policies; is never a principal.</summary>
public sealed class IamGroup
{
    /// <summary>Unique id, <c>AGPA…</c>.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }
    public string Path { get; set; } = "/";

    /// <summary>Unique in the account without regard to case.</summary>
    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string Arn => $"arn:aws:iam::{AccountId}:group{Path}{Name}";
}
