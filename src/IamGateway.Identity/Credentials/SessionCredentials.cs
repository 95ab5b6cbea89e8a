using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IamGateway.Identity.Credentials;

/// <summary>Session tokens: temporary credentials as compressed JSON, sealed by the key ring, so that every node knows them without a store. Form: <c>v1.KEYID.BASE64URL</c>.</summary>
public sealed class SessionCredentials(KeyRing ring)
{
    /// <summary>Most characters of a token: more does not fit into the headers of common servers.</summary>
    public const int MaxTokenLength = 4_096;

    /// <summary>Most bytes that session policies and tags take when they are packed.</summary>
    private const int MaxPackedLength = 2_048;

    /// <summary>What a token may unfold to. Ours are far smaller; one that is not costs no more than this.</summary>
    private const int MaxJsonLength = 64 * 1_024;

    private const string SealPurpose = "session-credential";

    private const int Quality = 9, WindowBits = 16;

    private static readonly JsonSerializerOptions Compact = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // shorter; never shown in a page
    };

    /// <summary>The session token of credentials.</summary>
    /// <exception cref="PackedPolicyTooLargeException">The session policies and tags take too much room, or the token would be too long.</exception>
    public string Seal(SessionCredential credential)
    {
        if (PackedPolicySize(credential) is > 100 and var percent)
            throw new PackedPolicyTooLargeException(percent);

        var json = Json(credential);
        if (json.Length > MaxJsonLength)
            throw new PackedPolicyTooLargeException(Percent(json.Length, MaxJsonLength));

        var token = ring.Seal(SealPurpose, Pack(json));
        return token.Length <= MaxTokenLength ? token : throw new PackedPolicyTooLargeException(Percent(token.Length, MaxTokenLength));
    }

    /// <summary>The credentials in a token; null: it was not sealed by this installation. They may have expired or been revoked, and the request's access key may be another: that is for the caller to check.</summary>
    /// <exception cref="InvalidDataException">The key ring's file cannot be read as one.</exception>
    public SessionCredential? Open(string token)
    {
        if (token.Length > MaxTokenLength)
            return null;

        try
        {
            return Unpack(ring.Open(SealPurpose, token));
        }
        catch (Exception failure) when (failure is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The room that session policies and tags take, in percent of what there is, rounded up; more than 100: <see cref="Seal"/> refuses them.</summary>
    public static int PackedPolicySize(SessionCredential credential)
    {
        if (credential is { Tags.Count: 0, SessionPolicies.Count: 0, SessionPolicyArns.Count: 0 })
            return 0;

        var packed = Pack(Json(new { credential.SessionPolicies, credential.SessionPolicyArns, Tags = credential.Tags.ToArray(), credential.TransitiveTagKeys }));
        return Percent(packed.Length, MaxPackedLength);
    }

    private static int Percent(int length, int of) => (length * 100 + of - 1) / of;

    private static byte[] Json<T>(T content) => JsonSerializer.SerializeToUtf8Bytes(content, Compact);

    private static byte[] Pack(byte[] json)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(json.Length)];
        return BrotliEncoder.TryCompress(json, packed, out var length, Quality, WindowBits)
            ? packed[..length]
            : throw new InvalidOperationException("Session credentials could not be compressed.");
    }

    /// <summary>Null: it does not unfold to what it should be.</summary>
    private static SessionCredential? Unpack(ReadOnlySpan<byte> packed)
    {
        var json = ArrayPool<byte>.Shared.Rent(MaxJsonLength);
        try
        {
            return BrotliDecoder.TryDecompress(packed, json.AsSpan(0, MaxJsonLength), out var length)
                ? JsonSerializer.Deserialize<SessionCredential>(json.AsSpan(0, length), Compact)
                : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json, clearArray: true);
        }
    }
}
