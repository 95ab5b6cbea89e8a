using System.Globalization;

namespace IamGateway.Policy.Analysis.Values;

/// <summary>A number that can be read, by its digits: 0.DIGITS times ten to the magnitude.</summary>
/// <param name="IsNegative">Whether it is below zero.</param>
/// <param name="Digits">Without zeros at the start and the end; empty for zero.</param>
/// <param name="Magnitude">0 for zero.</param>
internal readonly record struct WrittenNumber(bool IsNegative, string Digits, long Magnitude)
{
    public static WrittenNumber Read(string text)
    {
        var exponentAt = text.IndexOfAny(['e', 'E']);
        var mantissa = (exponentAt < 0 ? text : text[..exponentAt]).TrimStart('+', '-');
        var exponent = exponentAt < 0 ? 0 : long.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var leadingZeros = all.Length - digits.Length;
        return digits.Length == 0
            ? new WrittenNumber(false, "", 0)
            : new WrittenNumber(text[0] == '-', digits.TrimEnd('0'), (point < 0 ? all.Length : point) - leadingZeros + exponent);
    }

    /// <summary>A number between two of one sign, one of which may be zero: one digit longer than both, and barely further from zero than the nearer one.</summary>
    public static string JustAbove(WrittenNumber low, WrittenNumber high)
    {
        var (near, far) = low.IsNegative ? (high, low) : (low, high);
        var sign = low.IsNegative ? "-" : "";
        return near.Digits.Length == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{sign}0.01e{far.Magnitude}")
            : string.Create(CultureInfo.InvariantCulture, $"{sign}0.{near.Digits.PadRight(far.Digits.Length, '0')}1e{near.Magnitude}");
    }
}
