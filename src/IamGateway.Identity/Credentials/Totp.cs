using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IamGateway.Identity.Credentials;

/// <summary>Time-based one-time passwords: SHA-1, six digits, thirty seconds. Source: RFC 6238.</summary>
public static class Totp
{
    private const int SecondsPerStep = 30, Digits = 6, Modulus = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new seed of 160 bits. Source: RFC 4226 §4, R6.</summary>
    public static byte[] NewSeed() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The seed in Base32 without padding, as authenticators take it.</summary>
    public static string ToBase32(ReadOnlySpan<byte> seed)
    {
        var text = new StringBuilder((seed.Length * 8 + 4) / 5);
        var (bits, count) = (0, 0);
        foreach (var octet in seed)
        {
            (bits, count) = ((bits << 8) | octet, count + 8);
            for (; count >= 5; count -= 5)
                text.Append(Base32[(bits >> (count - 5)) & 31]);
            bits &= (1 << count) - 1;
        }

        if (count > 0)
            text.Append(Base32[(bits << (5 - count)) & 31]);
        return text.ToString();
    }

    /// <summary>The <c>otpauth://</c> URI that a QR code carries.</summary>
    public static string EnrolmentUri(string issuer, string account, ReadOnlySpan<byte> seed) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={ToBase32(seed)}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits={Digits}&period={SecondsPerStep}";

    /// <summary>The code of the time step at a moment.</summary>
    public static string Code(ReadOnlySpan<byte> seed, DateTimeOffset at) => CodeOfStep(seed, StepAt(at));

    /// <summary>The time step that a code belongs to: the current one or one next to it, and later than <paramref name="lastUsedStep"/>; null: wrong or used. Constant-time.</summary>
    public static long? MatchStep(ReadOnlySpan<byte> seed, string code, DateTimeOffset at, long lastUsedStep)
    {
        if (code.Length != Digits || code.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return null;

        var given = Encoding.ASCII.GetBytes(code);
        var current = StepAt(at);
        long? matched = null;
        for (var step = current - 1; step <= current + 1; step++)
        {
            // Every step is computed and compared, so that the time does not tell which one matched.
            var matches = CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(CodeOfStep(seed, step))) & step > lastUsedStep;
            matched = matches ? step : matched;
        }

        return matched;
    }

    private static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / SecondsPerStep;

    /// <summary>Source: RFC 4226 §5.3 (dynamic truncation).</summary>
    private static string CodeOfStep(ReadOnlySpan<byte> seed, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238's default and the only algorithm that all authenticators know; HMAC does not rest on SHA-1's collision resistance
        HMACSHA1.HashData(seed, counter, mac);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0x0F)..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }
}
