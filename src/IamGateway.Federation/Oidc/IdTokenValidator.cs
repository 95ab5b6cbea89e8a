using System.Security.Cryptography;
using System.Text;
using IamGateway.Federation.Providers;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.Federation.Oidc;

/// <summary>Believes an id-token, or says why not. Source: OpenID Connect Core §3.1.3.7, §3.1.3.6.</summary>
internal sealed class IdTokenValidator(TimeProvider clock)
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    /// <param name="accessToken">The token that came beside it, for <c>at_hash</c>; null: none came.</param>
    /// <exception cref="SignInFailedException">It is not believed.</exception>
    public async Task<ExternalIdentity> ValidateAsync(OidcProvider provider, ProviderDocuments<ProviderMetadata> documents, string text, string? accessToken, string nonce, CancellationToken cancellationToken)
    {
        var token = IdToken.Read(text);
        await TokenSignature.RequireAsync(token, documents, cancellationToken);
        if (!string.Equals(token.Claim("iss"), provider.Issuer, StringComparison.Ordinal))
        {
            throw SignInFailedException.Invalid("TokenIssuerWrong");
        }

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

    /// <summary>Ours alone: a token that is also for someone else could have come from there.</summary>
    private static void CheckAudience(OidcProvider provider, IdToken token)
    {
        if (!string.Equals(token.OnlyAudience, provider.ClientId, StringComparison.Ordinal))
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
        if (token.Time("exp") is not { } expiresAt || expiresAt <= now - Skew.TotalSeconds)
        {
            throw SignInFailedException.Invalid("TokenExpired");
        }

        if (token.Time("iat") is not { } issuedAt || issuedAt < now - MaxAge.TotalSeconds || issuedAt > now + Skew.TotalSeconds)
        {
            throw SignInFailedException.Invalid("TokenIssueTimeWrong");
        }

        if (token.Claims.TryGetProperty("nbf", out _) && (token.Time("nbf") is not { } notBefore || notBefore > now + Skew.TotalSeconds))
        {
            throw SignInFailedException.Invalid("TokenNotYetValid");
        }
    }

    private static string HalfHash(string accessToken) =>
        Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken))[..16]);

    private static bool Same(string? given, string expected) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
