using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using IamGateway.AspNetCore.Signing;

namespace IamGateway.AspNetCore.Authentication;

/// <summary>Issues and verifies bearer tokens: ES256 JWTs of type <c>iam-session+jwt</c>, each naming one principal session.</summary>
/// <remarks>
/// Claims: <c>iss</c> and <c>aud</c> (both the gateway's issuer), <c>sub</c> (the caller's ARN), <c>sid</c>, <c>jti</c>, <c>iat</c>, <c>nbf</c>, <c>exp</c> (the session's end) and <c>mfa_time</c> (only with a second factor).
/// A token says which session; whether that is live is asked of <see cref="ISessionSource"/> at every request.
/// </remarks>
/// <param name="keys">Their current key signs, and every valid one verifies.</param>
/// <param name="urls">Name issuer and audience.</param>
/// <param name="clock">Tells which tokens have expired.</param>
public sealed class SessionTokens(ISigningKeys keys, IamGatewayUrls urls, TimeProvider clock)
{
    /// <summary>The token's <c>typ</c>.</summary>
    internal const string TokenType = "iam-session+jwt";

    private const int CachedTokens = 10_000;

    /// <summary>How far ahead another node's clock may be. A token's end has no such grace: too early is the safe side.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    // Verifying ES256 costs half a proxied request, a look-up 0.1 µs. Only tokens that were verified come in, so nobody fills it with garbage.
    private readonly RecentCache<string, VerifiedToken> _verified = new(CachedTokens);

    /// <summary>A token for the session the caller acts with; expires with it.</summary>
    /// <exception cref="ArgumentException">The caller is anonymous: there is no session to name.</exception>
    public string Issue(Caller caller)
    {
        if (caller.IsAnonymous || caller.SessionId.Length == 0)
        {
            throw new ArgumentException("An anonymous caller has no session that a token could name.", nameof(caller));
        }

        return CompactJws.Sign(keys.Current, TokenType, writer => Write(writer, caller));
    }

    /// <summary>The session a token names, when the token is ours and valid now.</summary>
    /// <param name="token">As it was presented; never logged.</param>
    /// <param name="sessionId">Empty unless the answer is <see cref="AuthenticationProblem.None"/>.</param>
    public AuthenticationProblem Verify(string token, out string sessionId)
    {
        sessionId = "";
        if (!_verified.TryGet(token, out var verified) || CompactJws.Find(keys.Valid, verified.KeyId) is null)
        {
            var problem = Open(token, out verified);
            if (problem != AuthenticationProblem.None || verified is null)
            {
                return problem;
            }

            _verified.Set(token, verified);
        }

        var now = clock.GetUtcNow();
        if (now >= verified.ExpiresAt)
        {
            return AuthenticationProblem.Expired;
        }

        if (verified.ValidFrom - Skew > now)
        {
            return AuthenticationProblem.Untrusted;
        }

        sessionId = verified.SessionId;
        return AuthenticationProblem.None;
    }

    private void Write(Utf8JsonWriter writer, Caller caller)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        writer.WriteString("iss"u8, urls.Issuer);
        writer.WriteString("aud"u8, urls.Issuer);
        writer.WriteString("sub"u8, caller.Arn);
        writer.WriteString("sid"u8, caller.SessionId);
        writer.WriteString("jti"u8, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));
        writer.WriteNumber("iat"u8, now);
        writer.WriteNumber("nbf"u8, now);
        writer.WriteNumber("exp"u8, caller.ExpiresAt.ToUnixTimeSeconds());
        if (caller.MfaAt is { } mfaAt)
        {
            writer.WriteNumber("mfa_time"u8, mfaAt.ToUnixTimeSeconds());
        }
    }

    private AuthenticationProblem Open(string token, out VerifiedToken? verified)
    {
        verified = null;
        var problem = CompactJws.Open(token, TokenType, keys.Valid, out var document, out var keyId);
        if (document is null)
        {
            return problem;
        }

        using (document)
        {
            var claims = document.RootElement;
            if (CompactJws.Text(claims, "iss"u8) != urls.Issuer || CompactJws.Text(claims, "aud"u8) != urls.Issuer)
            {
                return AuthenticationProblem.Untrusted;
            }

            verified = Read(claims, keyId);
        }

        return verified is null ? AuthenticationProblem.Malformed : AuthenticationProblem.None;
    }

    private static VerifiedToken? Read(JsonElement claims, string keyId)
    {
        if (CompactJws.Text(claims, "sid"u8) is not { Length: > 0 } sessionId
            || CompactJws.Text(claims, "sub"u8) is not { Length: > 0 }
            || CompactJws.Text(claims, "jti"u8) is not { Length: > 0 }
            || CompactJws.Time(claims, "iat"u8) is not { } issuedAt
            || CompactJws.Time(claims, "nbf"u8) is not { } notBefore
            || CompactJws.Time(claims, "exp"u8) is not { } expiresAt)
        {
            return null;
        }

        return new VerifiedToken(sessionId, keyId, issuedAt > notBefore ? issuedAt : notBefore, expiresAt);
    }

    /// <summary>What is kept of a token whose signature was verified.</summary>
    private sealed record VerifiedToken(string SessionId, string KeyId, DateTimeOffset ValidFrom, DateTimeOffset ExpiresAt);
}
