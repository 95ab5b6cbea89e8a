using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>What resource control policies may say. Source: AWS Organizations User Guide, "RCP syntax".</summary>
internal static class OrganizationChecks
{
    private static readonly DiagnosticCode Principal = DiagnosticCode.Error("RCP_SYNTAX_ERROR_PRINCIPAL");

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        if (statement.Policy.Type != PolicyType.ResourceControl || statement.Principals.Node is not { } principals)
            return;
        if (principals is not { Name: "Principal", Kind: SourceKind.Text, Text: "*" })
            diagnostics.AddAtName(Principal, principals, "A resource control policy is about everybody; write \"Principal\": \"*\" and say who is meant in Condition.");
    }
}
