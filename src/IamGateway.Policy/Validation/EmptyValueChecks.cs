using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>Conditions without values. Source: IAM User Guide, "IAM Access Analyzer policy check reference".</summary>
internal static class EmptyValueChecks
{
    private static readonly DiagnosticCode
        Plain = DiagnosticCode.Suggestion("EMPTY_ARRAY_CONDITION"),
        ForAllValues = DiagnosticCode.Suggestion("EMPTY_ARRAY_CONDITION_FORALLVALUES"),
        ForAnyValue = DiagnosticCode.Suggestion("EMPTY_ARRAY_CONDITION_FORANYVALUE"),
        IfExists = DiagnosticCode.Suggestion("EMPTY_ARRAY_CONDITION_IFEXISTS");

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        foreach (var condition in statement.Conditions)
        {
            if (condition.Key is not { Kind: SourceKind.List, Children.Count: 0 })
                continue;
            var (code, meaning) = condition switch
            {
                { Qualifier: ConditionQualifier.ForAllValues } => (ForAllValues, "only holds where the key is missing"),
                { Qualifier: ConditionQualifier.ForAnyValue } => (ForAnyValue, "never holds"),
                { IfExists: true } => (IfExists, "only holds where the key is missing"),
                { Operator.IsNegated: true } => (Plain, "always holds"),
                _ => (Plain, "never holds"),
            };
            diagnostics.Add(code, condition.Key, $"\"{Excerpt.Of(condition.KeyName)}\" has no values, so the condition {meaning}; name at least one.");
        }
    }
}
