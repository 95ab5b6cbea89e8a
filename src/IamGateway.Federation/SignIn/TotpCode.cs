using System.Security.Cryptography;
using System.Text;
using IamGateway.Identity.Credentials;

namespace IamGateway.Federation.SignIn;

/// <summary>What people type as a code.</summary>
internal static class TotpCode
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>The six digits; null: this can be no code. Spaces are fine, because authenticators show codes in two groups.</summary>
    public static string? Read(string typed)
    {
        var digits = typed.Length <= 16 ? typed.Replace(" ", "", StringComparison.Ordinal) : "";
        return digits.Length == 6 && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>The time step of the second of two codes that follow each other, the second being current give or take one step; null: they do not.</summary>
    public static long? StepOfPair(ReadOnlySpan<byte> seed, string firstCode, string secondCode, DateTimeOffset now)
    {
        if (Read(firstCode) is not { } first || Read(secondCode) is not { } second)
        {
            return null;
        }

        long? found = null;
        for (var drift = -1; drift <= 1; drift++)
        {
            var at = now + (drift * Step);
            if (Same(Totp.Code(seed, at - Step), first) & Same(Totp.Code(seed, at), second))
            {
                found = at.ToUnixTimeSeconds() / (long)Step.TotalSeconds;
            }
        }

        return found;
    }

    private static bool Same(string code, string typed) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(code), Encoding.ASCII.GetBytes(typed));
}
