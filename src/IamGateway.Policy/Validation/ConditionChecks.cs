using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>Condition operators. Source: IAM User Guide, "IAM JSON policy elements: Condition operators".</summary>
internal static class ConditionChecks
{
    private static readonly DiagnosticCode
        Operator = DiagnosticCode.Error("INVALID_CONDITION_OPERATOR"),
        NullIfExists = DiagnosticCode.Error("NULL_WITH_IF_EXISTS");

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        foreach (var block in statement.Condition?.Children ?? [])
        {
            if (block.Name.Equals("NullIfExists", StringComparison.OrdinalIgnoreCase))
                diagnostics.AddAtName(NullIfExists, block, "Null tests whether a key exists, so it takes no IfExists; write Null.");
            else if (!ConditionOperatorName.TryParse(block.Name, out _))
                diagnostics.AddAtName(Operator, block, $"\"{Excerpt.Of(block.Name)}\" is not a condition operator; write one such as StringEquals.");
        }

        foreach (var condition in statement.Conditions)
        {
            VariableChecks.CheckCondition(condition, statement.Policy.HasVariables, diagnostics);
            ValueChecks.Check(condition, diagnostics);
        }
    }
}
