using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>Condition operators. Source: IAM User Guide, "IAM JSON policy elements: Condition operators".</summary>
internal static class OperatorChecks
{
    private static readonly DiagnosticCode
        Unknown = DiagnosticCode.Error("INVALID_CONDITION_OPERATOR"),
        NullIfExists = DiagnosticCode.Error("NULL_WITH_IF_EXISTS"),
        NullWithQualifier = DiagnosticCode.Suggestion("NULL_WITH_QUALIFIER"),
        EmptyObject = DiagnosticCode.Suggestion("EMPTY_OBJECT_CONDITION"),
        DuplicateKey = DiagnosticCode.Error("DUPLICATE_KEYS_WITH_DIFFERENT_CASE");

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        if (statement.Condition is not { } condition)
            return;
        if (condition.Children.Count == 0)
            diagnostics.Add(EmptyObject, condition, "Condition is empty, so the statement always applies; remove it, or write the condition that is meant.");
        foreach (var block in condition.Children)
        {
            CheckName(block, diagnostics);
            CheckKeys(block, diagnostics);
        }
    }

    private static void CheckName(SourceNode block, DiagnosticList diagnostics)
    {
        if (block.Name.EndsWith("NullIfExists", StringComparison.OrdinalIgnoreCase))
            diagnostics.AddAtName(NullIfExists, block, "Null tests whether a key exists, so it takes no IfExists; write Null.");
        else if (!ConditionOperatorName.TryParse(block.Name, out var name))
            diagnostics.AddAtName(Unknown, block, $"\"{Excerpt.Of(block.Name)}\" is not a condition operator; write one such as StringEquals.");
        else if (name is { Operator.TestsAbsence: true, Qualifier: not ConditionQualifier.None })
            diagnostics.AddAtName(NullWithQualifier, block, "Null with a qualifier does not look at the key: ForAllValues makes it always true, ForAnyValue always false; write Null alone.");
    }

    private static void CheckKeys(SourceNode block, DiagnosticList diagnostics)
    {
        if (block.Kind != SourceKind.Object)
            return;
        if (block.Children.Count == 0)
            diagnostics.Add(EmptyObject, block, $"\"{Excerpt.Of(block.Name)}\" names no key, so it tests nothing; remove it, or write the test that is meant.");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in block.Children)
        {
            if (!names.Add(key.Name))
                diagnostics.AddAtName(DuplicateKey, key, $"\"{Excerpt.Of(key.Name)}\" comes twice under this operator, as letter case does not count; keep one, with all the values.");
        }
    }
}
