using IamGateway.Federation.Providers;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.Federation.Oidc;

/// <summary>The keys that an issuer signs with. Source: OpenID Connect Discovery 1.0 §4.</summary>
/// <param name="ReadAt">When the issuer's documents were read.</param>
internal abstract record IssuerKeys(IReadOnlyList<JsonWebKey> Keys, DateTimeOffset ReadAt) : ProviderDocument(ReadAt)
{
    /// <summary>The issuer's one key of an id; null: it has none, or several.</summary>
    /// <exception cref="SignInFailedException">The issuer does not answer, or not with what can be used.</exception>
    public static async Task<JsonWebKey?> FindAsync<TKeys>(ProviderDocuments<TKeys> documents, string keyId, CancellationToken cancellationToken)
        where TKeys : IssuerKeys
    {
        var keys = await documents.GetAsync(known => known.Of(keyId).Length > 0, cancellationToken);
        return keys.Of(keyId) is [var key] ? key : null;
    }

    protected static async Task<OpenIdConnectConfiguration> DiscoverAsync(string issuer, HttpClient http, CancellationToken cancellationToken) =>
        OpenIdConnectConfiguration.Create(await http.GetStringAsync(new Uri($"{issuer.TrimEnd('/')}/.well-known/openid-configuration"), cancellationToken));

    protected static async Task<IReadOnlyList<JsonWebKey>> FetchAsync(Uri address, HttpClient http, CancellationToken cancellationToken) =>
        [.. JsonWebKeySet.Create(await http.GetStringAsync(address, cancellationToken)).Keys];

    protected static void RequireSame(string issuer, OpenIdConnectConfiguration document)
    {
        if (!string.Equals(document.Issuer, issuer, StringComparison.Ordinal))
        {
            throw new FormatException("The discovery document has another issuer than the one that was asked; they must be the same to the letter.");
        }
    }

    /// <summary>Only an issuer on plain http, which is one on loopback, may have endpoints of that kind.</summary>
    protected static Uri EndpointOf(string issuer, string name, string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == "https" || (url.Scheme == "http" && issuer.StartsWith("http:", StringComparison.Ordinal) && url.IsLoopback))
        && url.UserInfo.Length == 0 && url.Fragment.Length == 0
            ? url
            : throw new FormatException($"{name} is missing or not an https URL.");

    private JsonWebKey[] Of(string keyId) => [.. Keys.Where(key => string.Equals(key.Kid, keyId, StringComparison.Ordinal))];
}
