using IamGateway.Policy.Arns;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Validation;

/// <summary>Who may be trusted by a role. Source: IAM User Guide, "IAM Access Analyzer policy check reference" and "AWS JSON policy elements: Principal".</summary>
internal static class TrustChecks
{
    private static readonly DiagnosticCode
        NotPrincipal = DiagnosticCode.Error("ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL"),
        Resource = DiagnosticCode.Error("ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE"),
        Everybody = DiagnosticCode.Error("ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL"),
        FederatedSyntax = DiagnosticCode.Error("INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY"),
        UnknownSource = DiagnosticCode.Warning("UNKNOWN_FEDERATION_SOURCE"),
        RedundantSession = DiagnosticCode.Suggestion("REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY");

    /// <summary>Providers that need no ARN. Source: IAM User Guide, "Creating a role for web identity or OpenID Connect Federation".</summary>
    private static readonly string[] KnownProviders = ["accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com", "www.amazon.com"];

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        if (statement.Policy.Type != PolicyType.Trust)
            return;
        if (statement.Principals is { IsNegated: true, Node: { } principals })
            diagnostics.AddAtName(NotPrincipal, principals, "A trust policy cannot exclude principals; name those who may assume the role in Principal.");
        if (statement.Resources.Node is { } resources)
            diagnostics.AddAtName(Resource, resources, $"A trust policy is about its role, so it has no {resources.Name}; remove it.");
        if (statement is { IsAllow: true, Principals.IncludeEverybody: true, Conditions.IsEmpty: true })
            diagnostics.Add(Everybody, statement.Principals.Entries.First(entry => entry.IsEverybody).Node, "Everybody could assume the role; name who may, or add a condition.");

        foreach (var entry in statement.Principals.Entries.Where(entry => entry.IsFederated))
            CheckFederated(entry.Node, diagnostics);
        CheckSessions(statement.Principals, diagnostics);
    }

    private static void CheckFederated(SourceNode node, DiagnosticList diagnostics)
    {
        if (Principal.Parse(node.Text) is not { Kind: PrincipalKind.Federated or PrincipalKind.Service } provider)
            diagnostics.Add(FederatedSyntax, node, $"\"{Excerpt.Of(node.Text)}\" is no identity provider; write the ARN of a SAML or OpenID Connect provider, or the domain of one that is known everywhere.");
        else if (provider.Account.Length == 0 && !KnownProviders.Contains(node.Text))
            diagnostics.Add(UnknownSource, node, $"\"{Excerpt.Of(node.Text)}\" is not known as an identity provider; write the ARN of the provider you made for it.");
        else if (Arn.TryParse(node.Text, out var arn))
            ArnChecks.CheckPrincipal(node, arn, diagnostics);
    }

    private static void CheckSessions(SourcePrincipals principals, DiagnosticList diagnostics)
    {
        var roles = new HashSet<(string, string, string)>();
        var sessions = new List<(SourceNode Node, (string, string, string) Role)>();
        foreach (var entry in principals.Entries.Where(entry => entry.IsAws))
        {
            if (Principal.Parse(entry.Text) is not { Kind: PrincipalKind.Role } principal)
                continue;
            var role = (principal.Partition, principal.Account, principal.RoleName);
            if (principal.IsSession)
                sessions.Add((entry.Node, role));
            else
                roles.Add(role);
        }

        foreach (var (node, role) in sessions.Where(session => roles.Contains(session.Role)))
            diagnostics.Add(RedundantSession, node, $"\"{Excerpt.Of(node.Text)}\" is a session of the role {role.Item3}, which is named, too; remove one of them.");
    }
}
