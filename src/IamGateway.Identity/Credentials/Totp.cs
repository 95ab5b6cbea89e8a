namespace IamGateway.Identity.Credentials;

/// <summary>Time-based one-time passwords: SHA-1, six digits, thirty seconds. Source: RFC 6238.</summary>
public static class Totp
{
    /// <summary>A new seed of 160 bits.</summary>
    public static byte[] NewSeed() => throw new NotSupportedException();

    /// <summary>The seed in Base32 without padding, as authenticators take it.</summary>
    public static string ToBase32(ReadOnlySpan<byte> seed) => throw new NotSupportedException();

    /// <summary>The <c>otpauth://</c> URI that a QR code carries.</summary>
    public static string EnrolmentUri(string issuer, string account, ReadOnlySpan<byte> seed) => throw new NotSupportedException();

    /// <summary>The code of the time step at a moment.</summary>
    public static string Code(ReadOnlySpan<byte> seed, DateTimeOffset at) => throw new NotSupportedException();

    /// <summary>The time step that a code belongs to: the current one or one next to it, and later than <paramref name="lastUsedStep"/>; null: wrong or used. Constant-time.</summary>
    public static long? MatchStep(ReadOnlySpan<byte> seed, string code, DateTimeOffset at, long lastUsedStep) => throw new NotSupportedException();
}
