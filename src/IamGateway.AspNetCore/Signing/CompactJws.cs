using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using IamGateway.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.AspNetCore.Signing;

/// <summary>The one form of our tokens: a compact JWS whose header is exactly <c>alg</c> (ES256), <c>typ</c> and <c>kid</c>.</summary>
/// <remarks>
/// Reads strictly, because every token it accepts was written by it: any other header parameter (<c>crit</c>, <c>b64</c>, <c>zip</c>, <c>jku</c>, <c>jwk</c>, <c>x5c</c>, <c>x5u</c> …)
/// is refused instead of ignored, so that none can ever gain a meaning. Source: RFC 7515, RFC 7518 §3.4, RFC 8725.
/// </remarks>
internal static class CompactJws
{
    /// <summary>Longest token that is read or may be issued, in characters.</summary>
    public const int MaxLength = 8 * 1024;

    private const string Algorithm = "ES256";
    private const int SignatureLength = 64;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>Signs a payload; the type is its <c>typ</c>, which tells the kinds of token apart.</summary>
    public static string Sign(ECDsaSecurityKey key, string type, Action<Utf8JsonWriter> writeClaims)
    {
        var header = Json(writer =>
        {
            writer.WriteString("alg"u8, Algorithm);
            writer.WriteString("typ"u8, type);
            writer.WriteString("kid"u8, key.KeyId);
        });
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(Json(writeClaims))}";
        var signature = key.ECDsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>
    /// The claims of a token that one of the keys signed as this type; the payload is not parsed before its signature is verified.
    /// Claims and key are set only when the answer is <see cref="AuthenticationProblem.None"/>; the claims are to be disposed.
    /// </summary>
    public static AuthenticationProblem Open(
        string token, string type, IReadOnlyList<ECDsaSecurityKey> keys, out JsonDocument? claims, out string keyId)
    {
        claims = null;
        keyId = "";
        if (token.Length > MaxLength || !TrySplit(token, out var headerEnd, out var payloadEnd))
        {
            return AuthenticationProblem.Malformed;
        }

        if (!TryDecode(token.AsSpan(0, headerEnd), out var header)
            || !TryDecode(token.AsSpan(headerEnd + 1, payloadEnd - headerEnd - 1), out var payload)
            || !TryDecode(token.AsSpan(payloadEnd + 1), out var signature)
            || !TryParse(header, out var headerDocument))
        {
            return AuthenticationProblem.Malformed;
        }

        using (headerDocument)
        {
            keyId = KeyId(headerDocument.RootElement, type);
        }

        if (Find(keys, keyId) is not { } key || !IsSigned(token.AsSpan(0, payloadEnd), signature, key))
        {
            return AuthenticationProblem.Untrusted;
        }

        return TryParse(payload, out claims) ? AuthenticationProblem.None : AuthenticationProblem.Malformed;
    }

    /// <summary>The key with an id; null when none has it, and for the empty id.</summary>
    public static ECDsaSecurityKey? Find(IReadOnlyList<ECDsaSecurityKey> keys, string keyId)
    {
        for (var index = 0; keyId.Length > 0 && index < keys.Count; index++)
        {
            if (keys[index].KeyId == keyId)
            {
                return keys[index];
            }
        }

        return null;
    }

    /// <summary>JSON that is never part of a page: a <c>+</c> stays a <c>+</c>, also for readers that compare the text of a header.</summary>
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Exactly three parts: five would be a JWE, which is never expected.</summary>
    private static bool TrySplit(string token, out int headerEnd, out int payloadEnd)
    {
        headerEnd = token.IndexOf('.', StringComparison.Ordinal);
        payloadEnd = headerEnd < 0 ? -1 : token.IndexOf('.', headerEnd + 1);
        return payloadEnd > 0 && token.IndexOf('.', payloadEnd + 1) < 0;
    }

    /// <summary>Decodes base64url that is written in its one canonical way: the platform's decoder also takes white space, padding and stray trailing bits, so the result is encoded again and compared.</summary>
    private static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (text.IsEmpty
            || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done
            || !Base64Url.EncodeToString(bytes.AsSpan(0, written)).AsSpan().SequenceEqual(text))
        {
            return false;
        }

        Array.Resize(ref bytes, written);
        return true;
    }

    private static bool TryParse(byte[] json, [NotNullWhen(true)] out JsonDocument? document)
    {
        document = null;
        if (!Utf8.IsValid(json))
        {
            return false;
        }

        try
        {
            document = JsonDocument.Parse(json, Strict);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return false;
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return true;
        }

        document.Dispose();
        document = null;
        return false;
    }

    /// <summary>The <c>kid</c> of a header that is exactly ours; empty for any other.</summary>
    private static string KeyId(JsonElement header, string type) =>
        header.GetPropertyCount() == 3 && Text(header, "alg"u8) == Algorithm && Text(header, "typ"u8) == type
            ? Text(header, "kid"u8) ?? ""
            : "";

    private static bool IsSigned(ReadOnlySpan<char> signed, byte[] signature, ECDsaSecurityKey key)
    {
        var bytes = new byte[signed.Length];
        Encoding.ASCII.GetBytes(signed, bytes);
        return signature.Length == SignatureLength && key.ECDsa.VerifyData(bytes, signature, HashAlgorithmName.SHA256);
    }

    /// <summary>The string value of a member; null when it is absent, of another kind, or half a surrogate pair, which JSON can write and nobody can read.</summary>
    public static string? Text(JsonElement json, ReadOnlySpan<byte> name)
    {
        try
        {
            return json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The time of a NumericDate in whole seconds; null when it is absent, of another kind or out of range.</summary>
    public static DateTimeOffset? Time(JsonElement json, ReadOnlySpan<byte> name) =>
        json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var seconds)
        && seconds is >= 0 and <= 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
