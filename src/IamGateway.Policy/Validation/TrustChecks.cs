using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>What a role's trust policy may say. Source: IAM User Guide, "IAM Access Analyzer policy check reference".</summary>
internal static class TrustChecks
{
    private static readonly DiagnosticCode
        NotPrincipal = DiagnosticCode.Error("ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL"),
        Resource = DiagnosticCode.Error("ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE");

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        if (statement.Policy.Type != PolicyType.Trust)
            return;
        if (statement.Principals is { IsNegated: true, Node: { } principals })
            diagnostics.AddAtName(NotPrincipal, principals, "A trust policy cannot exclude principals; name those who may assume the role in Principal.");
        if (statement.Resources.Node is { } resources)
            diagnostics.AddAtName(Resource, resources, $"A trust policy is about its role, so it has no {resources.Name}; remove it.");
    }
}
