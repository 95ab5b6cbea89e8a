using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IamGateway.Federation.SignIn;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.Federation.Oidc;

/// <summary>Believes an id-token, or says why not. Source: OpenID Connect Core §3.1.3.7, §3.1.3.6.</summary>
internal sealed class IdTokenValidator(TimeProvider clock)
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <param name="accessToken">The token that came beside it, for <c>at_hash</c>; null: none came.</param>
    /// <exception cref="SignInFailedException">It is not believed.</exception>
    public async Task<ExternalIdentity> ValidateAsync(OidcProvider provider, ProviderDocuments documents, string text, string? accessToken, string nonce, CancellationToken cancellationToken)
    {
        var token = IdToken.Read(text);
        var key = await documents.FindKeyAsync(token.KeyId, cancellationToken) ?? throw SignInFailedException.Invalid("TokenKeyUnknown");
        if (!Fits(key, token.Algorithm))
        {
            throw SignInFailedException.Invalid("TokenKeyUnfit");
        }

        await VerifyAsync(provider, token, key);
        CheckAudience(provider, token);
        CheckTimes(token);
        if (!Same(token.Claim("nonce"), nonce))
        {
            throw SignInFailedException.Invalid("TokenNonceWrong");
        }

        if (token.Claims.TryGetProperty("at_hash", out _) && !Same(token.Claim("at_hash"), accessToken is null ? "" : HalfHash(accessToken)))
        {
            throw SignInFailedException.Invalid("TokenAccessHashWrong");
        }

        var subject = token.Claim("sub") is { Length: > 0 and <= 255 } sub && !sub.Any(char.IsControl) ? sub : throw SignInFailedException.Invalid("TokenSubjectMissing");
        return new ExternalIdentity(provider.Issuer, subject, token.Claims);
    }

    /// <summary>Signature, issuer, audience and expiry, with the one key that the token named.</summary>
    private async Task VerifyAsync(OidcProvider provider, IdToken token, JsonWebKey key)
    {
        var result = await Handler.ValidateTokenAsync(token.Encoded, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = provider.ClientId,
            IssuerSigningKey = key,
            ValidAlgorithms = [token.Algorithm],
            LifetimeValidator = (_, expires, _, _) => expires is { } end && end + Skew > clock.GetUtcNow().UtcDateTime,
        });
        if (!result.IsValid)
        {
            throw SignInFailedException.Invalid(result.Exception switch
            {
                SecurityTokenInvalidIssuerException => "TokenIssuerWrong",
                SecurityTokenInvalidAudienceException => "TokenAudienceWrong",
                SecurityTokenInvalidLifetimeException => "TokenExpired",
                SecurityTokenInvalidSignatureException => "TokenSignatureWrong",
                _ => "TokenMalformed",
            });
        }
    }

    /// <summary>Ours alone: a token that is also for someone else could have come from there.</summary>
    private static void CheckAudience(OidcProvider provider, IdToken token)
    {
        var audience = token.Claims.GetProperty("aud");
        if (audience.ValueKind == JsonValueKind.Array && audience.GetArrayLength() != 1)
        {
            throw SignInFailedException.Invalid("TokenAudienceWrong");
        }

        if (token.Claims.TryGetProperty("azp", out _) && !string.Equals(token.Claim("azp"), provider.ClientId, StringComparison.Ordinal))
        {
            throw SignInFailedException.Invalid("TokenAuthorizedPartyWrong");
        }
    }

    private void CheckTimes(IdToken token)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (Time(token, "iat") is not { } issuedAt || issuedAt < now - MaxAge.TotalSeconds || issuedAt > now + Skew.TotalSeconds)
        {
            throw SignInFailedException.Invalid("TokenIssueTimeWrong");
        }

        if (token.Claims.TryGetProperty("nbf", out _) && (Time(token, "nbf") is not { } notBefore || notBefore > now + Skew.TotalSeconds))
        {
            throw SignInFailedException.Invalid("TokenNotYetValid");
        }
    }

    private static double? Time(IdToken token, string claim) =>
        token.Claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) ? seconds : null;

    /// <summary>The key is of the algorithm's family, strong enough, and meant for signatures.</summary>
    private static bool Fits(JsonWebKey key, string algorithm) =>
        key.Use is null or "sig"
        && (key.Alg is null || key.Alg == algorithm)
        && (algorithm == "ES256" ? key is { Kty: "EC", Crv: "P-256" } : key.Kty == "RSA" && key.KeySize >= 2048);

    private static string HalfHash(string accessToken) =>
        Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken))[..16]);

    private static bool Same(string? given, string expected) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
