using System.Text.Json.Serialization;

namespace IamGateway.Identity.Credentials;

/// <summary>Who an identity provider said has a role session.</summary>
/// <param name="Provider">ARN of a SAML or OpenID Connect provider, or an issuer without <c>https://</c>.</param>
/// <param name="Subject">The provider's name for the person or workload.</param>
/// <param name="Audience">Whom the assertion or token was made for.</param>
public sealed record FederatedIdentity(
    [property: JsonPropertyName("p")] string Provider,
    [property: JsonPropertyName("s")] string Subject,
    [property: JsonPropertyName("a")] string Audience);
