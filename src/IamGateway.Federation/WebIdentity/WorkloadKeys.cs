using IamGateway.Federation.Oidc;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.Federation.WebIdentity;

/// <summary>The keys of an issuer that signs tokens of workloads. It has no endpoints for people, so its discovery document names keys alone.</summary>
internal sealed record WorkloadKeys(IReadOnlyList<JsonWebKey> Keys, DateTimeOffset ReadAt) : IssuerKeys(Keys, ReadAt)
{
    /// <summary>The keys that an issuer's discovery document leads to, at whatever host.</summary>
    /// <exception cref="FormatException">It is not that issuer's, or leads to an address that may not be called.</exception>
    public static async Task<WorkloadKeys> ReadAsync(string issuer, HttpClient http, TimeProvider clock, CancellationToken cancellationToken)
    {
        var document = await DiscoverAsync(issuer, http, cancellationToken);
        RequireSame(issuer, document);
        return new WorkloadKeys(await FetchAsync(EndpointOf(issuer, "jwks_uri", document.JwksUri), http, cancellationToken), clock.GetUtcNow());
    }
}
