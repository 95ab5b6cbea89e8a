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

    /// <summary>When it last signed a request; null: never. A note of use, like <see cref="LastUsedService"/> and <see cref="LastUsedRegion"/>.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>The service name of the signature's scope, for example <c>iam</c>.</summary>
    public string? LastUsedService { get; set; }

    public string? LastUsedRegion { get; set; }
}
