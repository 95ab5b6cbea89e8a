namespace IamGateway.Policy.Conditions;

/// <summary>The name of an operator as a policy writes it, taken apart.</summary>
/// <param name="Qualifier">How several values are asked about.</param>
/// <param name="Operator">The operator itself.</param>
/// <param name="IfExists">Holds also when the key is absent; says nothing beside a qualifier, which has its own answer for that.</param>
internal readonly record struct ConditionOperatorName(ConditionQualifier Qualifier, ConditionOperator Operator, bool IfExists)
{
    private const char QualifierEnd = ':';
    private const string IfExistsSuffix = "IfExists";

    /// <summary>Reads a name; letter case does not count. False for unknown operators and for what can't be combined.</summary>
    /// <param name="text">For example <c>ForAnyValue:StringLike</c> or <c>BoolIfExists</c>.</param>
    /// <param name="name">What it says.</param>
    public static bool TryParse(string text, out ConditionOperatorName name)
    {
        name = default;
        var colon = text.IndexOf(QualifierEnd, StringComparison.Ordinal);
        var qualifier = colon < 0 ? ConditionQualifier.None : QualifierOf(text[..colon]);
        if (colon >= 0 && qualifier == ConditionQualifier.None)
            return false;

        var rest = text[(colon + 1)..];
        var ifExists = rest.EndsWith(IfExistsSuffix, StringComparison.OrdinalIgnoreCase);
        var found = ConditionOperators.Find(ifExists ? rest[..^IfExistsSuffix.Length] : rest);
        if (found is null || (ifExists && found.TestsAbsence))
            return false;

        name = new ConditionOperatorName(qualifier, found, ifExists);
        return true;
    }

    private static ConditionQualifier QualifierOf(string text) => text.ToUpperInvariant() switch
    {
        "FORALLVALUES" => ConditionQualifier.ForAllValues,
        "FORANYVALUE" => ConditionQualifier.ForAnyValue,
        _ => ConditionQualifier.None,
    };
}
