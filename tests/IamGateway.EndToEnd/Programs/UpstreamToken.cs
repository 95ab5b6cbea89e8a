using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.EndToEnd.Programs;

/// <summary>The check that an upstream makes of the identity it gets, with nothing but the published keys.</summary>
internal static class UpstreamToken
{
    /// <summary>The verified identity of a request to the upstream; fails unless there is exactly one, and it is genuine.</summary>
    public static async Task<JsonWebToken> VerifyAsync(GatewayProcess gateway, UpstreamRequest request, string audience)
    {
        var text = Assert.Single(request.Values("X-IamGateway-Identity"));
        using var client = new HttpClient();
        var keys = new JsonWebKeySet(await client.GetStringAsync(gateway.At("/.iam/jwks.json")));
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(text, new TokenValidationParameters
        {
            IssuerSigningKeys = keys.GetSigningKeys(),
            TryAllIssuerSigningKeys = false, // the kid names the key
            ValidAlgorithms = ["ES256"],
            ValidTypes = ["iam-identity+jwt"],
            ValidIssuer = gateway.Url.GetLeftPart(UriPartial.Authority),
            ValidAudience = audience,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.Zero,
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        return (JsonWebToken)result.SecurityToken;
    }
}
