using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.Federation.Oidc;

/// <summary>What a provider says about itself, checked, with its keys. Source: OpenID Connect Discovery 1.0 §4.3.</summary>
/// <param name="NamesItself">True: every authorization response has the parameter <c>iss</c>. Source: RFC 9207 §3.</param>
internal sealed record ProviderMetadata(Uri AuthorizationEndpoint, Uri TokenEndpoint, bool NamesItself, IReadOnlyList<JsonWebKey> Keys, DateTimeOffset ReadAt)
    : IssuerKeys(Keys, ReadAt)
{
    /// <summary>Fetches the discovery document and the keys that it leads to.</summary>
    /// <exception cref="FormatException">It is not that provider's, or names an address that may not be called.</exception>
    public static async Task<ProviderMetadata> ReadAsync(OidcProvider provider, HttpClient http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var document = await DiscoverAsync(provider.Issuer, http, cancellationToken);
        var (authorization, token, keys) = Endpoints(provider, document);
        return new ProviderMetadata(authorization, token, document.AuthorizationResponseIssParameterSupported, await FetchAsync(keys, http, cancellationToken), clock.GetUtcNow());
    }

    /// <exception cref="FormatException">It is not that provider's, or names an address that may not be called.</exception>
    public static (Uri Authorization, Uri Token, Uri Keys) Endpoints(OidcProvider provider, OpenIdConnectConfiguration document)
    {
        RequireSame(provider.Issuer, document);
        return (
            EndpointOf(provider.Issuer, "authorization_endpoint", document.AuthorizationEndpoint),
            Called(provider, "token_endpoint", document.TokenEndpoint),
            Called(provider, "jwks_uri", document.JwksUri));
    }

    /// <summary>The gateway itself calls this one, so it must be at the issuer's host or at one that was configured.</summary>
    private static Uri Called(OidcProvider provider, string name, string? text)
    {
        var endpoint = EndpointOf(provider.Issuer, name, text);
        return endpoint.Authority == new Uri(provider.Issuer).Authority || provider.AdditionalHosts.Contains(endpoint.Authority, StringComparer.Ordinal)
            ? endpoint
            : throw new FormatException($"{name} is at host '{endpoint.Authority}', which is neither the issuer's nor in AdditionalHosts.");
    }
}
