using System.Security.Cryptography;
using System.Text;

namespace IamGateway.Identity.Storage;

/// <summary>Makes ids. All from the cryptographic generator.</summary>
public static class UniqueId
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>An id as IAM has them: a four-letter prefix (<c>AIDA</c>, <c>AROA</c>, <c>AGPA</c>, <c>ANPA</c>, <c>AKIA</c>) and seventeen characters of <c>A–Z2–7</c>.</summary>
    public static string Iam(string prefix) => prefix + RandomNumberGenerator.GetString(Base32, 17);

    /// <summary>A random lower-case UUID.</summary>
    public static string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40); // version 4 and its variant. Source: RFC 9562 §5.4
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>Random lower-case hexadecimal digits.</summary>
    public static string Hex(int digits) => RandomNumberGenerator.GetHexString(digits, lowercase: true);

    /// <summary>256 random bits as base64url without padding: for secrets.</summary>
    public static string Secret() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 of a secret in lower-case hexadecimal: what the store keeps of it.</summary>
    public static string HashOfSecret(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
