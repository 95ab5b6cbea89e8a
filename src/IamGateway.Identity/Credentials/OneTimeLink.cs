namespace IamGateway.Identity.Credentials;

/// <summary>A link that sets one password once: the root user's first, or a person's.</summary>
public sealed class OneTimeLink
{
    /// <summary>SHA-256 of the link's secret, in lower-case hexadecimal.</summary>
    public required string SecretHash { get; init; }

    /// <summary>Exactly one of this and <see cref="RootAccountId"/> is set.</summary>
    public string? PersonId { get; init; }

    public string? RootAccountId { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}
