using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IamGateway.Identity.Credentials;

/// <summary>Time-based one-time passwords. Source: RFC 6238.</summary>
public static class Totp
{
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

    /// <summary>The bytes of a seed in Base32, with or without padding and in any case; null: it is not Base32. Source: RFC 4648 §6.</summary>
    public static byte[]? FromBase32(string text)
    {
        var digits = text.AsSpan().TrimEnd('=');
        if (digits.Length % 8 is 1 or 3 or 6)
            return null; // no whole bytes end there

        var seed = new byte[digits.Length * 5 / 8];
        var (bits, count, length) = (0, 0, 0);
        foreach (var digit in digits)
        {
            var value = Base32.IndexOf(char.ToUpperInvariant(digit), StringComparison.Ordinal);
            if (value < 0)
                return null;
            (bits, count) = ((bits << 5) | value, count + 5);
            if (count < 8)
                continue;
            count -= 8;
            seed[length++] = (byte)(bits >> count);
            bits &= (1 << count) - 1;
        }

        return bits == 0 ? seed : null;
    }

    /// <summary>The <c>otpauth://</c> URI that a QR code carries, for codes of <see cref="TotpKind.Usual"/>.</summary>
    public static string EnrolmentUri(string issuer, string account, ReadOnlySpan<byte> seed) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={ToBase32(seed)}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits=6&period=30";

    /// <summary>The code of the time step at a moment.</summary>
    /// <param name="kind">How codes are made; null: <see cref="TotpKind.Usual"/>.</param>
    public static string Code(ReadOnlySpan<byte> seed, DateTimeOffset at, TotpKind? kind = null) => CodeOfStep(seed, (kind ?? TotpKind.Usual).StepAt(at), kind ?? TotpKind.Usual);

    /// <summary>The time step that a code belongs to: the device's current one or one next to it, and later than <paramref name="lastUsedStep"/>; null: wrong or used. Constant-time.</summary>
    /// <param name="drift">How many steps the device's clock is ahead; negative: behind.</param>
    /// <param name="kind">How codes are made; null: <see cref="TotpKind.Usual"/>.</param>
    public static long? MatchStep(ReadOnlySpan<byte> seed, string code, DateTimeOffset at, long lastUsedStep, long drift = 0, TotpKind? kind = null)
    {
        kind ??= TotpKind.Usual;
        if (!IsCode(code, kind))
            return null;

        var given = Encoding.ASCII.GetBytes(code);
        var current = kind.StepAt(at) + drift;
        long? matched = null;
        for (var step = current - 1; step <= current + 1; step++)
        {
            // Every step is computed and compared, so that the time does not tell which one matched.
            var matches = CryptographicOperations.FixedTimeEquals(given, BytesOfStep(seed, step, kind)) & step > lastUsedStep;
            matched = matches ? step : matched;
        }

        return matched;
    }

    /// <summary>Where two codes that follow each other belong: the time step of the second one, and how many steps that is after the current one; null: they do not follow each other there. Constant-time.</summary>
    /// <param name="window">How many steps the second code may be away from the current one: 1 to enrol a device, more to find one whose clock has drifted.</param>
    /// <param name="kind">How codes are made; null: <see cref="TotpKind.Usual"/>.</param>
    public static (long Step, long Drift)? FindConsecutive(ReadOnlySpan<byte> seed, string firstCode, string secondCode, DateTimeOffset at, int window, TotpKind? kind = null)
    {
        kind ??= TotpKind.Usual;
        if (!IsCode(firstCode, kind) || !IsCode(secondCode, kind))
            return null;

        var (first, second) = (Encoding.ASCII.GetBytes(firstCode), Encoding.ASCII.GetBytes(secondCode));
        var current = kind.StepAt(at);
        (long, long)? found = null;
        var isFirst = false;
        for (var step = current - window - 1; step <= current + window; step++)
        {
            var code = BytesOfStep(seed, step, kind);
            found = CryptographicOperations.FixedTimeEquals(second, code) & isFirst ? (step, step - current) : found;
            isFirst = CryptographicOperations.FixedTimeEquals(first, code);
        }

        return found;
    }

    private static bool IsCode(string code, TotpKind kind) => code.Length == kind.Digits && !code.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static byte[] BytesOfStep(ReadOnlySpan<byte> seed, long step, TotpKind kind) => Encoding.ASCII.GetBytes(CodeOfStep(seed, step, kind));

    /// <summary>Source: RFC 4226 §5.3 (dynamic truncation).</summary>
    private static string CodeOfStep(ReadOnlySpan<byte> seed, long step, TotpKind kind)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var mac = Mac(kind.Algorithm, seed, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(mac[^1] & 0x0F)) & int.MaxValue;
        return (number % kind.Modulus).ToString(CultureInfo.InvariantCulture).PadLeft(kind.Digits, '0');
    }

    private static byte[] Mac(TotpAlgorithm algorithm, ReadOnlySpan<byte> seed, ReadOnlySpan<byte> counter) => algorithm switch
    {
        TotpAlgorithm.SHA256 => HMACSHA256.HashData(seed, counter),
        TotpAlgorithm.SHA512 => HMACSHA512.HashData(seed, counter),
#pragma warning disable CA5350 // RFC 6238's default and the only algorithm that all authenticators know; HMAC does not rest on SHA-1's collision resistance
        _ => HMACSHA1.HashData(seed, counter),
#pragma warning restore CA5350
    };
}
