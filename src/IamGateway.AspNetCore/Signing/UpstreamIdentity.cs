using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using IamGateway.AspNetCore.Authentication;

namespace IamGateway.AspNetCore.Signing;

/// <summary>The signed identity that a request carries to the upstream: an ES256 JWT of type <c>iam-identity+jwt</c>.</summary>
/// <remarks>
/// Claims: <c>iss</c>, <c>aud</c> (the route), <c>sub</c> (the ARN, or <c>anonymous</c>), <c>principal_type</c>, <c>mfa</c>, <c>iat</c>, <c>exp</c> (60 s later), <c>jti</c>;
/// for callers that are not anonymous also <c>account</c>, <c>user_id</c>, <c>sid</c>, <c>groups</c>, <c>tags</c>, <c>username</c> (IAM users) and <c>person</c> (people).
/// </remarks>
/// <param name="keys">Their current key signs.</param>
/// <param name="urls">Name the issuer.</param>
/// <param name="clock">Tells when an identity is near its end.</param>
public sealed class UpstreamIdentity(ISigningKeys keys, IamGatewayUrls urls, TimeProvider clock)
{
    /// <summary>The header's name.</summary>
    public const string HeaderName = "X-IamGateway-Identity";

    /// <summary>The token's <c>typ</c>.</summary>
    internal const string TokenType = "iam-identity+jwt";

    private const int CachedIdentities = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RenewedBeforeEnd = TimeSpan.FromSeconds(30);

    private readonly RecentCache<(string SessionId, string Audience), SignedIdentity> _signed = new(CachedIdentities);

    /// <summary>The identity of a caller for one upstream; signed once and reused until less than 30 s of its 60 s are left.</summary>
    /// <param name="caller">Who calls; anonymous callers get an identity that says so.</param>
    /// <param name="audience">The <c>aud</c>: the route's id.</param>
    public string For(Caller caller, string audience)
    {
        var now = clock.GetUtcNow();
        var key = (caller.SessionId, audience);

        // The caller is compared by reference: when groups or tags change, the session has a new one, and what was signed for the old one must not be used again.
        if (_signed.TryGet(key, out var known) && ReferenceEquals(known.Caller, caller) && now < known.RenewAt && now >= known.IssuedAt)
        {
            return known.Text;
        }

        var issued = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var text = CompactJws.Sign(keys.Current, TokenType, writer => Write(writer, caller, audience, issued));
        _signed.Set(key, new SignedIdentity(caller, text, issued, issued + Lifetime - RenewedBeforeEnd));
        return text;
    }

    private void Write(Utf8JsonWriter writer, Caller caller, string audience, DateTimeOffset issued)
    {
        writer.WriteString("iss"u8, urls.Issuer);
        writer.WriteString("aud"u8, audience);
        writer.WriteString("sub"u8, caller.Arn);
        writer.WriteNumber("iat"u8, issued.ToUnixTimeSeconds());
        writer.WriteNumber("exp"u8, (issued + Lifetime).ToUnixTimeSeconds());
        writer.WriteString("jti"u8, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));
        writer.WriteString("principal_type"u8, caller.Type.ToString());
        writer.WriteBoolean("mfa"u8, caller.MfaAt is not null);
        if (!caller.IsAnonymous)
        {
            WritePrincipal(writer, caller);
        }
    }

    private static void WritePrincipal(Utf8JsonWriter writer, Caller caller)
    {
        writer.WriteString("account"u8, caller.Account);
        writer.WriteString("user_id"u8, caller.UserId);
        writer.WriteString("sid"u8, caller.SessionId);
        if (caller.UserName is not null)
        {
            writer.WriteString("username"u8, caller.UserName);
        }

        if (caller.Person is not null)
        {
            writer.WriteString("person"u8, caller.Person);
        }

        writer.WriteStartArray("groups"u8);
        foreach (var group in caller.Groups)
        {
            writer.WriteStringValue(group);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("tags"u8);
        foreach (var (key, value) in caller.Tags)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    private sealed record SignedIdentity(Caller Caller, string Text, DateTimeOffset IssuedAt, DateTimeOffset RenewAt);
}
