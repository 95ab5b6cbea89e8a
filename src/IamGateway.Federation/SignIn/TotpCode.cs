namespace IamGateway.Federation.SignIn;

/// <summary>What people type as a code.</summary>
internal static class TotpCode
{
    /// <summary>The six digits, or eight of some hardware devices; null: this can be no code. Spaces are fine, because authenticators show codes in two groups.</summary>
    public static string? Read(string typed)
    {
        var digits = typed.Length <= 16 ? typed.Replace(" ", "", StringComparison.Ordinal) : "";
        return digits.Length is 6 or 8 && digits.All(char.IsAsciiDigit) ? digits : null;
    }
}
