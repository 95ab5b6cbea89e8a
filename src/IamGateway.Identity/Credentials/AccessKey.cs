namespace IamGateway.Identity.Credentials;

/// <summary>A long-term access key of an IAM user.</summary>
public sealed class AccessKey
{
    /// <summary><c>AKIA…</c>.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    /// <summary>The secret, sealed by the key ring: signatures need it back.</summary>
    public required string SealedSecret { get; init; }

    public bool IsActive { get; set; } = true;
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }
}
