namespace IamGateway.Policy.Conditions;

/// <summary>The name of an operator as a policy writes it, taken apart.</summary>
/// <param name="Operator">The operator itself.</param>
/// <param name="IfExists">Holds also when the key is absent.</param>
internal readonly record struct ConditionOperatorName(ConditionOperator Operator, bool IfExists)
{
    private const string IfExistsSuffix = "IfExists";

    /// <summary>Reads a name; letter case does not count. False for unknown operators and for what can't be combined.</summary>
    /// <param name="text">For example <c>BoolIfExists</c>.</param>
    /// <param name="name">What it says.</param>
    public static bool TryParse(string text, out ConditionOperatorName name)
    {
        var ifExists = text.EndsWith(IfExistsSuffix, StringComparison.OrdinalIgnoreCase);
        var found = ConditionOperators.Find(ifExists ? text[..^IfExistsSuffix.Length] : text);
        name = found is null ? default : new ConditionOperatorName(found, ifExists);
        return found is not null && !(ifExists && found.TestsAbsence);
    }
}
