using System.Globalization;

namespace IamGateway.Policy.Conditions;

/// <summary>Reads numbers and Booleans, exactly: no white space, no thousands. Source: IAM User Guide, "Condition operators".</summary>
internal static class ScalarText
{
    /// <summary>Reads an integer or decimal number, such as <c>10</c>, <c>-1</c> or <c>10.0</c>; 28 digits count.</summary>
    public static bool TryReadNumber(ReadOnlySpan<char> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    /// <summary>Reads <c>true</c> or <c>false</c>, whatever the letter case.</summary>
    public static bool TryReadBoolean(ReadOnlySpan<char> text, out bool value)
    {
        value = text.Equals("true", StringComparison.OrdinalIgnoreCase);
        return value || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }
}
