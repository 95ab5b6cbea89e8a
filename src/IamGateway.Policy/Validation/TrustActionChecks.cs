using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>Whether the actions of a trust policy fit those who are trusted and what is asked of them. Source: IAM User Guide, "IAM Access Analyzer policy check reference".</summary>
internal static class TrustActionChecks
{
    private const string RolesAnywhere = "rolesanywhere.amazonaws.com";

    private static readonly DiagnosticCode
        Mismatched = DiagnosticCode.Error("MISMATCHED_ACTION_FOR_PRINCIPAL"),
        MissingForKey = DiagnosticCode.Error("MISSING_ACTION_FOR_CONDITION_KEY"),
        MissingForRolesAnywhere = DiagnosticCode.Error("MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY");

    /// <summary>An action, who can use it, and what to write.</summary>
    private static readonly (string Action, Predicate<SourcePrincipal> Fits, string Wanted)[] Rows =
    [
        ("sts:AssumeRole",                entry => !entry.IsFederated,              "an account, a user, a role or a service"),
        ("sts:AssumeRoleWithSAML",        entry => IsProvider(entry, isSaml: true),  "a SAML provider under Federated"),
        ("sts:AssumeRoleWithWebIdentity", entry => IsProvider(entry, isSaml: false), "an OpenID Connect provider under Federated"),
    ];

    /// <summary>A key that callers set, and the action that lets them.</summary>
    private static readonly (string Key, string Action)[] KeyActions =
    [
        ("aws:RequestTag/",    "sts:TagSession"),
        ("aws:TagKeys",        "sts:TagSession"),
        ("sts:SourceIdentity", "sts:SetSourceIdentity"),
    ];

    private static readonly string[] RolesAnywhereActions = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"];

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        if (statement is not { IsAllow: true, Policy.Type: PolicyType.Trust, Actions.IsNegated: false })
            return;
        CheckPrincipals(statement, diagnostics);
        CheckKeys(statement, diagnostics);
        CheckRolesAnywhere(statement, diagnostics);
    }

    private static void CheckPrincipals(SourceStatement statement, DiagnosticList diagnostics)
    {
        if (statement.Principals is { IsNegated: true } or { Entries.IsEmpty: true } or { IncludeEverybody: true })
            return;
        foreach (var entry in statement.Actions.Entries)
        {
            if (Array.Find(Rows, row => row.Action.Equals(entry.Text, StringComparison.OrdinalIgnoreCase)) is { Action: not null } row && !statement.Principals.Entries.Any(principal => row.Fits(principal)))
                diagnostics.Add(Mismatched, entry, $"Nobody who is trusted here can use {row.Action}; name {row.Wanted}, or another action.");
        }
    }

    private static void CheckKeys(SourceStatement statement, DiagnosticList diagnostics)
    {
        foreach (var (key, action) in KeyActions)
        {
            if (statement.Actions.Names(action))
                continue;
            foreach (var condition in statement.Conditions)
            {
                if (key.EndsWith('/') ? condition.KeyName.StartsWith(key, StringComparison.OrdinalIgnoreCase) : condition.IsOf(key))
                    diagnostics.AddAtName(MissingForKey, condition.Key, $"Nobody can set \"{Excerpt.Of(condition.KeyName)}\" without {action}; add it to Action.");
            }
        }
    }

    private static void CheckRolesAnywhere(SourceStatement statement, DiagnosticList diagnostics)
    {
        var missing = RolesAnywhereActions.Where(action => !statement.Actions.Names(action)).ToList();
        if (missing.Count > 0 && statement.Principals.Entries.FirstOrDefault(entry => entry is { IsService: true, Text: RolesAnywhere }) is { } principal)
            diagnostics.Add(MissingForRolesAnywhere, principal.Node, $"{RolesAnywhere} also needs {string.Join(" and ", missing)}; add to Action what is missing.");
    }

    private static bool IsProvider(SourcePrincipal entry, bool isSaml) =>
        entry.IsFederated && entry.Text.Contains(":saml-provider/", StringComparison.Ordinal) == isSaml;
}
