namespace IamGateway.Identity.Principals;

/// <summary>A role of one account. The roles of provisioned permission sets are rows like any other.</summary>
public sealed class Role
{
    /// <summary>Unique id, <c>AROA…</c>.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }
    public string Path { get; set; } = "/";

    /// <summary>Unique in the account without regard to case.</summary>
    public required string Name { get; set; }

    /// <summary>JSON of the trust policy.</summary>
    public required string TrustPolicy { get; set; }

    public TimeSpan MaxSessionDuration { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The permission set this role was provisioned from, whose policies apply to it; null for an ordinary role.</summary>
    public string? PermissionSetId { get; init; }

    public string? PermissionsBoundaryId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string Arn => $"arn:aws:iam::{AccountId}:role{Path}{Name}";
}
