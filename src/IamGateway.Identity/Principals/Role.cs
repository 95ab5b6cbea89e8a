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

    /// <summary>At most 1,000 characters; null: none.</summary>
    public string? Description { get; set; }

    /// <summary>JSON of the trust policy, as it was written. Whom it names today is said by <see cref="CurrentTrust"/>.</summary>
    public required string TrustPolicy { get; set; }

    /// <summary>Who the users and roles in <see cref="TrustPolicy"/> were when it was written.</summary>
    public PrincipalBindings TrustBindings { get; set; } = PrincipalBindings.None;

    public TimeSpan MaxSessionDuration { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The permission set this role was provisioned from, whose policies apply to it; null for an ordinary role.</summary>
    public string? PermissionSetId { get; init; }

    /// <summary>The service that a service-linked role belongs to, for example <c>elasticloadbalancing.amazonaws.com</c>; null for any other role.</summary>
    public string? Service { get; init; }

    public string? PermissionsBoundaryId { get; set; }
    public TagSet Tags { get; set; } = TagSet.Empty;

    /// <summary>When a session of the role last made a request; null: never. A note of use, like <see cref="LastUsedRegion"/>.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    public string? LastUsedRegion { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string Arn => $"arn:aws:iam::{AccountId}:role{Path}{Name}";
}
