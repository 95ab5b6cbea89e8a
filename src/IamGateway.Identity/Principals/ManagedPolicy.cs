namespace IamGateway.Identity.Principals;

/// <summary>A managed policy: attached to any number of users, groups, roles and permission sets, with up to five versions.</summary>
public sealed class ManagedPolicy
{
    /// <summary>Unique id, <c>ANPA…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The account that owns it; null: ships with the gateway, <c>arn:aws:iam::aws:policy/…</c>.</summary>
    public string? AccountId { get; init; }

    public string Path { get; set; } = "/";
    public required string Name { get; set; }
    public string? Description { get; set; }

    /// <summary>Number of the version that applies: 1 is <c>v1</c>.</summary>
    public int DefaultVersion { get; set; } = 1;

    public required DateTimeOffset CreatedAt { get; init; }
    public List<PolicyVersion> Versions { get; } = [];

    public string Arn => $"arn:aws:iam::{AccountId ?? "aws"}:policy{Path}{Name}";
}
