using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IamGateway.Identity.Storage;

namespace IamGateway.Federation.Providers;

/// <summary>One attempt to sign in at a provider, from the redirect to the callback. Lives in a sealed cookie of the browser that began it.</summary>
/// <param name="Id">Names its cookie; no secret.</param>
/// <param name="Secret">Second half of <see cref="State"/>.</param>
/// <param name="Verifier">PKCE's secret. Source: RFC 7636 §4.1.</param>
/// <param name="Issuer">Issuer it was begun with.</param>
/// <param name="ReturnUrl">Already checked.</param>
internal sealed record SignInFlow(string Id, string Secret, string Nonce, string Verifier, string Issuer, string ReturnUrl, DateTimeOffset ExpiresAt)
{
    private const int IdDigits = 12;
    private const int Fields = 7;

    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The <c>state</c> parameter: says which cookie belongs to it, so that several tabs can sign in at once.</summary>
    public string State => $"{Id}.{Secret}";

    /// <summary>The ID of a request of SAML's, which an answer names.</summary>
    public string RequestId => $"_{Nonce}";

    /// <summary>PKCE's S256 of <see cref="Verifier"/>.</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static SignInFlow Begin(string issuer, string returnUrl, DateTimeOffset now) =>
        new(UniqueId.Hex(IdDigits), UniqueId.Secret(), UniqueId.Secret(), UniqueId.Secret(), issuer, returnUrl, now + Lifetime);

    /// <summary>The id in a state parameter; null: it is none of ours.</summary>
    public static string? IdOf(string state) =>
        state.Split('.') is [{ Length: IdDigits } id, { Length: > 0 }] && id.All(char.IsAsciiHexDigitLower) ? id : null;

    /// <summary>No field has a line break: ids and secrets are ours, an issuer is a URL, a return URL has printable characters only.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Join('\n', Id, Secret, Nonce, Verifier, Issuer, ExpiresAt.UtcTicks.ToString(CultureInfo.InvariantCulture), ReturnUrl));

    public static SignInFlow Of(byte[] bytes) =>
        Encoding.UTF8.GetString(bytes).Split('\n', Fields) is [var id, var secret, var nonce, var verifier, var issuer, var ticks, var returnUrl]
            ? new(id, secret, nonce, verifier, issuer, returnUrl, new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero))
            : throw new FormatException("Not the fields of a flow.");
}
