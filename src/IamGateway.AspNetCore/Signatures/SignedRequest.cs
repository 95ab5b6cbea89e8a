namespace IamGateway.AspNetCore.Signatures;

/// <summary>A request whose signature is complete, for this service and in time: what remains is to be compared once the secret is known.</summary>
internal readonly struct SignedRequest
{
    /// <summary>Whose key signed it, and for what.</summary>
    public required SigningScope Scope { get; init; }

    /// <summary>When it was signed, in ISO 8601 basic form.</summary>
    public required string Date { get; init; }

    /// <summary>The session token; null: none.</summary>
    public required string? SecurityToken { get; init; }

    /// <summary>Hash of the canonical request.</summary>
    public required Digest CanonicalHash { get; init; }

    /// <summary>The signature that was presented.</summary>
    public required Digest Signature { get; init; }

    /// <summary>The body that came is the one that was signed.</summary>
    public required bool IsBodySigned { get; init; }
}
