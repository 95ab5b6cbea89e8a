using System.Globalization;
using IamGateway.Federation.Oidc;
using IamGateway.Federation.Providers;
using IamGateway.Federation.SignIn;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Federation.WebIdentity;

/// <summary>Verifies web identity tokens: the OpenID Connect tokens of workloads, such as GitHub's jobs and Kubernetes' service accounts, and of people's own clients.</summary>
/// <remarks>Source: STS API Reference, AssumeRoleWithWebIdentity; OpenID Connect Core §3.1.3.7.</remarks>
public sealed class WebIdentityTokens
{
    private const int MaxIssuerLength = 263;   // of a provider's URL with its scheme
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);

    private readonly IDbContextFactory<IdentityDb> _store;
    private readonly TokenIssuers _issuers;
    private readonly TimeProvider _clock;

    internal WebIdentityTokens(IDbContextFactory<IdentityDb> store, TokenIssuers issuers, TimeProvider clock) => (_store, _issuers, _clock) = (store, issuers, clock);

    /// <summary>Whom a token is for. Its issuer must be an OpenID Connect provider of an account.</summary>
    /// <param name="account">Twelve digits.</param>
    /// <param name="text">The token.</param>
    /// <exception cref="WebIdentityException">It is not believed.</exception>
    public async Task<VerifiedIdentity> VerifyAsync(string account, string text, CancellationToken cancellationToken)
    {
        try
        {
            var token = IdToken.Read(text);
            if (token.Algorithm is not ("RS256" or "ES256"))
            {
                throw SignInFailedException.Invalid("TokenAlgorithmRefused");
            }

            var issuer = IssuerOf(token);
            var provider = await FindAsync(account, issuer, cancellationToken) ?? throw Invalid($"No OpenIDConnect provider found in your account for {issuer}");
            await TokenSignature.RequireAsync(token, _issuers.DocumentsOf(issuer), cancellationToken);

            // From here on the claims are the provider's.
            RequireTimes(token);
            var subject = token.Claim("sub") is { Length: > 0 and <= 255 } sub && !sub.Any(char.IsControl) ? sub : throw SignInFailedException.Invalid("TokenSubjectMissing");
            return new VerifiedIdentity(provider, subject, AudienceOf(token, provider), token.Claims);
        }
        catch (SignInFailedException failure)
        {
            throw failure.Error == SignInError.ProviderUnavailable
                ? new WebIdentityException(WebIdentityProblem.ProviderUnavailable, "The discovery document or the keys of the identity provider cannot be read.", failure)
                : new WebIdentityException(WebIdentityProblem.Invalid, $"The web identity token provided could not be validated: {failure.Refusal}", failure);
        }
    }

    /// <summary>Not believed yet, so it must at least look like what a provider can have.</summary>
    private static string IssuerOf(IdToken token) =>
        token.Claim("iss") is { Length: > 0 and <= MaxIssuerLength } issuer && !issuer.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? issuer
            : throw SignInFailedException.Invalid("TokenIssuerWrong");

    private async Task<OpenIdConnectProvider?> FindAsync(string account, string issuer, CancellationToken cancellationToken)
    {
        if (_issuers.NameOf(issuer) is not { } url)
        {
            return null;
        }

        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        var found = await db.OidcProviders.AsNoTracking().SingleOrDefaultAsync(provider => provider.AccountId == account && provider.Url == url, cancellationToken);
        return string.Equals(found?.Url, url, StringComparison.Ordinal) ? found : null;
    }

    /// <summary>Whoever asked for the token, where it says so; else the one that it is for.</summary>
    private static string AudienceOf(IdToken token, OpenIdConnectProvider provider)
    {
        var audience = token.Claims.TryGetProperty("azp", out _) ? token.Claim("azp") : token.OnlyAudience;
        return audience is not null && provider.ClientIds.Contains(audience, StringComparer.Ordinal) ? audience : throw Invalid("Incorrect token audience");
    }

    private void RequireTimes(IdToken token)
    {
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        if (token.Time("exp") is not { } expiresAt || token.Time("iat") is not { } issuedAt)
        {
            throw SignInFailedException.Invalid("TokenTimesMissing");
        }

        if (expiresAt <= now - Skew.TotalSeconds)
        {
            throw Expired($"Token expired: current date/time {now} must be before the expiration date/time {expiresAt.ToString("0", CultureInfo.InvariantCulture)}");
        }

        if (issuedAt <= now - (MaxAge + Skew).TotalSeconds)
        {
            throw Expired("Token expired: it was issued more than 24 hours ago");
        }

        if (issuedAt > now + Skew.TotalSeconds)
        {
            throw SignInFailedException.Invalid("TokenIssueTimeWrong");
        }

        if (token.Claims.TryGetProperty("nbf", out _) && (token.Time("nbf") is not { } notBefore || notBefore > now + Skew.TotalSeconds))
        {
            throw SignInFailedException.Invalid("TokenNotYetValid");
        }
    }

    private static WebIdentityException Invalid(string message) => new(WebIdentityProblem.Invalid, message);

    private static WebIdentityException Expired(string message) => new(WebIdentityProblem.Expired, message);
}
