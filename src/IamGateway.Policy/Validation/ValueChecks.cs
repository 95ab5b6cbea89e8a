using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>Condition values: whether an operator can read them. Source: IAM User Guide, "IAM JSON policy elements: Condition operators".</summary>
internal static class ValueChecks
{
    public static void Check(SourceCondition condition, DiagnosticList diagnostics)
    {
        if (condition.Operator is not { } op)
            return;
        foreach (var value in condition.Values)
        {
            if (!op.Values.IsReadable(value.Text) && !value.Text.Contains("${", StringComparison.Ordinal))
                diagnostics.Add(DiagnosticCode.Warning(op.Values.MismatchCode), value, $"\"{Excerpt.Of(value.Text)}\" is not {op.Values.Name}, which {op.Name} compares, so it matches nothing; write one.");
        }
    }
}
