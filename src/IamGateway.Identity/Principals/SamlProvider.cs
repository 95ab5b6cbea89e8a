namespace IamGateway.Identity.Principals;

/// <summary>A SAML identity provider of an account, which trust policies name as a federated principal.</summary>
public sealed class SamlProvider
{
    /// <summary>Lower-case UUID.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    /// <summary>1 to 128 letters, digits and <c>_.-</c>; unique in the account without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>The metadata XML as it was given.</summary>
    public required string Metadata { get; set; }

    /// <summary>When the metadata expires; null: it does not say.</summary>
    public DateTimeOffset? ValidUntil { get; set; }

    public TagSet Tags { get; set; } = TagSet.Empty;
    public required DateTimeOffset CreatedAt { get; init; }

    public string Arn => $"arn:aws:iam::{AccountId}:saml-provider/{Name}";
}
