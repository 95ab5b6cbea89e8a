namespace IamGateway.Identity.Credentials;

/// <summary>An assertion of a SAML identity provider that somebody used, kept until it could not be used any more.</summary>
public sealed class UsedAssertion
{
    /// <summary>Who it was verified for: the ARN of an account's provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The ID that its issuer gave it, 1 to 256 characters.</summary>
    public required string AssertionId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
