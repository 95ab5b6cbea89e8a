namespace IamGateway.Identity.Credentials;

/// <summary>An ES256 key that signs session tokens and upstream identities.</summary>
public sealed class SigningKey
{
    /// <summary>Opaque id, the <c>kid</c> of tokens.</summary>
    public required string Id { get; init; }

    /// <summary>PKCS#8, sealed by the key ring.</summary>
    public required string SealedPrivateKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Signs until then; the newest key that has not retired signs.</summary>
    public required DateTimeOffset RetiresAt { get; init; }

    /// <summary>Verifies, and is published, until then.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
