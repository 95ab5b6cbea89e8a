using IamGateway.Federation.Providers;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.Federation.Oidc;

/// <summary>Checks the signature of tokens. Source: RFC 7515 §5.2, RFC 8725 §3.1.</summary>
internal static class TokenSignature
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>Returns when the issuer signed the token with the one key that it names, by the algorithm that it names. Nothing else of the token is believed by that.</summary>
    /// <exception cref="SignInFailedException">It did not, or it does not answer and its keys are not known.</exception>
    public static async Task RequireAsync<TKeys>(IdToken token, ProviderDocuments<TKeys> documents, CancellationToken cancellationToken)
        where TKeys : IssuerKeys
    {
        var key = await IssuerKeys.FindAsync(documents, token.KeyId, cancellationToken) ?? throw SignInFailedException.Invalid("TokenKeyUnknown");
        if (!Fits(key, token.Algorithm))
        {
            throw SignInFailedException.Invalid("TokenKeyUnfit");
        }

        var result = await Handler.ValidateTokenAsync(token.Encoded, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            ValidAlgorithms = [token.Algorithm],
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        if (!result.IsValid)
        {
            throw SignInFailedException.Invalid(result.Exception is SecurityTokenInvalidSignatureException ? "TokenSignatureWrong" : "TokenMalformed");
        }
    }

    /// <summary>The key is of the algorithm's family, strong enough, and meant for signatures.</summary>
    private static bool Fits(JsonWebKey key, string algorithm) =>
        key.Use is null or "sig"
        && (key.Alg is null || key.Alg == algorithm)
        && (algorithm == "ES256" ? key is { Kty: "EC", Crv: "P-256" } : key.Kty == "RSA" && key.KeySize >= 2048);
}
