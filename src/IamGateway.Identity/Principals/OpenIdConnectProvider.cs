namespace IamGateway.Identity.Principals;

/// <summary>An OpenID Connect identity provider of an account, which trust policies name as a federated principal.</summary>
public sealed class OpenIdConnectProvider
{
    /// <summary>Lower-case UUID.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    /// <summary>The issuer without <c>https://</c>, 1 to 255 characters; unique in the account.</summary>
    public required string Url { get; init; }

    /// <summary>The audiences that tokens may have.</summary>
    public List<string> ClientIds { get; init; } = [];

    /// <summary>SHA-1 thumbprints of certificate authorities, 40 hexadecimal digits each.</summary>
    public List<string> Thumbprints { get; init; } = [];

    public TagSet Tags { get; set; } = TagSet.Empty;
    public required DateTimeOffset CreatedAt { get; init; }

    public string Arn => $"arn:aws:iam::{AccountId}:oidc-provider/{Url}";
}
