using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.Federation.Oidc;

/// <summary>What a provider says about itself, checked, with its keys. Source: OpenID Connect Discovery 1.0 §4.3.</summary>
/// <param name="ReadAt">When both documents were read.</param>
/// <param name="NamesItself">True: every authorization response has the parameter <c>iss</c>. Source: RFC 9207 §3.</param>
internal sealed record ProviderMetadata(Uri AuthorizationEndpoint, Uri TokenEndpoint, bool NamesItself, IReadOnlyList<JsonWebKey> Keys, DateTimeOffset ReadAt)
{
    public static Uri AddressOf(OidcProvider provider) => new($"{provider.Issuer.TrimEnd('/')}/.well-known/openid-configuration");

    /// <exception cref="FormatException">It is not that provider's, or names an address that may not be called.</exception>
    public static (Uri Authorization, Uri Token, Uri Keys) Endpoints(OidcProvider provider, OpenIdConnectConfiguration document) =>
        string.Equals(document.Issuer, provider.Issuer, StringComparison.Ordinal)
            ? (Endpoint(provider, "authorization_endpoint", document.AuthorizationEndpoint), Called(provider, "token_endpoint", document.TokenEndpoint), Called(provider, "jwks_uri", document.JwksUri))
            : throw new FormatException("The discovery document has another issuer than the configuration; they must be the same to the letter.");

    /// <summary>The gateway itself calls this one, so it must be at the issuer's host or at one that was configured.</summary>
    private static Uri Called(OidcProvider provider, string name, string? text)
    {
        var endpoint = Endpoint(provider, name, text);
        return endpoint.Authority == new Uri(provider.Issuer).Authority || provider.AdditionalHosts.Contains(endpoint.Authority, StringComparer.Ordinal)
            ? endpoint
            : throw new FormatException($"{name} is at host '{endpoint.Authority}', which is neither the issuer's nor in AdditionalHosts.");
    }

    private static Uri Endpoint(OidcProvider provider, string name, string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == "https" || (url.Scheme == "http" && provider.IsPlainLoopback && url.IsLoopback))
        && url.UserInfo.Length == 0 && url.Fragment.Length == 0
            ? url
            : throw new FormatException($"{name} is missing or not an https URL.");
}
