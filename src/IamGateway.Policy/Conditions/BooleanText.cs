namespace IamGateway.Policy.Conditions;

/// <summary>Reads <c>true</c> and <c>false</c>, whatever the letter case. Source: IAM User Guide, "Boolean condition operators".</summary>
internal static class BooleanText
{
    /// <summary>Reads a Boolean; false when the text is none.</summary>
    public static bool TryRead(string text, out bool value)
    {
        value = text.Equals("true", StringComparison.OrdinalIgnoreCase);
        return value || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }
}
