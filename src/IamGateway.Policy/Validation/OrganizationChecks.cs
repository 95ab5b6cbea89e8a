using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>What resource control policies may say. Source: AWS Organizations User Guide, "RCP syntax".</summary>
internal static class OrganizationChecks
{
    private static readonly DiagnosticCode
        Principal = DiagnosticCode.Error("RCP_SYNTAX_ERROR_PRINCIPAL"),
        Allow = DiagnosticCode.Error("RCP_SYNTAX_ERROR_ALLOW");

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        if (statement.Policy.Type != PolicyType.ResourceControl)
            return;
        if (statement.Principals.Node is { } principals and not { Name: "Principal", Kind: SourceKind.Text, Text: "*" })
            diagnostics.AddAtName(Principal, principals, "A resource control policy is about everybody; write \"Principal\": \"*\" and say who is meant in Condition.");
        if (statement.IsAllow && !AllowsEverything(statement))
            diagnostics.Add(Allow, statement.Node.Find("Effect")!, "A resource control policy only denies, as everything is allowed that none denies; write Deny.");
    }

    /// <summary>Whether it is the statement of <c>RCPFullAWSAccess</c>, the one built-in policy that allows.</summary>
    private static bool AllowsEverything(SourceStatement statement) =>
        statement is { Actions: { IsNegated: false, Entries: [{ Text: "*" }] }, Resources: { IsNegated: false, Entries: [{ Text: "*" }] }, Conditions.IsEmpty: true };
}
