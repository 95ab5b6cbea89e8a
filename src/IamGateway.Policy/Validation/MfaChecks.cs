using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>Conditions on a second factor. The key is absent with long-term keys, where Bool does not hold. Source: IAM User Guide, "AWS global condition context keys".</summary>
internal static class MfaChecks
{
    private static readonly DiagnosticCode BadPattern = DiagnosticCode.SecurityWarning("BAD_PATTERN_FOR_MFA");

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        foreach (var condition in statement.Conditions)
        {
            if (condition.Family != ValueFamily.Bool || !condition.IsOf("aws:MultiFactorAuthPresent"))
                continue;
            var value = condition.Values.FirstOrDefault(value => value.Text.Equals("false", StringComparison.OrdinalIgnoreCase));
            if (value is not null && statement.Grants)
                diagnostics.Add(BadPattern, value, "This allows only those who did not prove a second factor; write true.");
            else if (value is not null && statement.IsDeny && !condition.IfExists)
                diagnostics.Add(BadPattern, value, "This does not deny callers with long-term keys, who have no such key; write BoolIfExists.");
        }
    }
}
