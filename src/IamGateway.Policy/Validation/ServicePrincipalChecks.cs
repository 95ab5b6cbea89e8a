using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>Access for services, which must be tied to what a service acts for, or anybody can use it as a deputy. Source: IAM User Guide, "The confused deputy problem".</summary>
internal static class ServicePrincipalChecks
{
    private static readonly DiagnosticCode
        Restrict = DiagnosticCode.SecurityWarning("RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL"),
        Recommended = DiagnosticCode.Suggestion("RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL");

    private static readonly string[] Origins = ["aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths"];
    private static readonly string[] WeakGuards = ["aws:Referer", "aws:UserAgent", "aws:SourceIp"];

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        if (statement is not { IsAllow: true, Policy.Type: PolicyType.Resource, Principals.IsNegated: false } || Array.Exists(Origins, statement.HasCondition))
            return;
        var isGuarded = Array.Exists(WeakGuards, statement.HasCondition);
        foreach (var entry in statement.Principals.Entries.Where(entry => entry.IsService))
        {
            diagnostics.Add(
                isGuarded ? Recommended : Restrict,
                entry.Node,
                $"\"{Excerpt.Of(entry.Text)}\" has access whoever it acts for; add a condition on aws:SourceArn, aws:SourceAccount or aws:SourceOrgID.");
        }
    }
}
