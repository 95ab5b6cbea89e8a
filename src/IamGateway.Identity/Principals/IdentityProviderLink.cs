namespace IamGateway.Identity.Principals;

/// <summary>Ties an identity at a provider to a person: by issuer and subject, never by e-mail.</summary>
public sealed class IdentityProviderLink
{
    public required string Issuer { get; init; }
    public required string Subject { get; init; }
    public required string PersonId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
