using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Validation;

/// <summary>Conditions on who signed in at an OpenID Connect provider. Source: IAM User Guide, "Creating a role for web identity or OpenID Connect Federation".</summary>
internal static class WebIdentityChecks
{
    private const string GitHub = "token.actions.githubusercontent.com";
    private const string GitHubSubject = GitHub + ":sub";
    private const string ProviderStart = ":oidc-provider/";

    private static readonly DiagnosticCode
        MissingCondition = DiagnosticCode.SecurityWarning("MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL"),
        MissingRepository = DiagnosticCode.SecurityWarning("MISSING_GITHUB_REPO_CONDITION_KEY"),
        WildcardRepository = DiagnosticCode.Warning("SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED"),
        Audience = DiagnosticCode.Suggestion("CONFIRM_AUDIENCE_CLAIM_TYPE");

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        if (statement is not { IsAllow: true, Policy.Type: PolicyType.Trust })
            return;
        foreach (var entry in statement.Principals.Entries.Where(entry => entry.IsFederated))
            CheckProvider(statement, entry, diagnostics);
        foreach (var condition in statement.Conditions)
            CheckCondition(condition, diagnostics);
    }

    private static void CheckProvider(SourceStatement statement, SourcePrincipal entry, DiagnosticList diagnostics)
    {
        var start = entry.Text.IndexOf(ProviderStart, StringComparison.Ordinal);
        if (Principal.Parse(entry.Text) is null || (start < 0 && entry.Text.Contains(':', StringComparison.Ordinal)))
            return; // no provider, or one of SAML
        var provider = start < 0 ? entry.Text : entry.Text[(start + ProviderStart.Length)..];
        var prefix = provider + ":";
        if (!statement.Conditions.Any(condition => condition.KeyName.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            diagnostics.Add(MissingCondition, entry.Node, $"Everybody who can sign in there could assume the role; add conditions on {Excerpt.Of(provider)}:aud and {Excerpt.Of(provider)}:sub.");
        else if (provider == GitHub && !statement.HasCondition(GitHubSubject))
            diagnostics.Add(MissingRepository, entry.Node, $"Every repository there could assume the role; add a condition on {GitHubSubject}.");
    }

    private static void CheckCondition(SourceCondition condition, DiagnosticList diagnostics)
    {
        if (condition.Qualifier != ConditionQualifier.None && ConditionKeyChecks.IsProviderKey(condition, ":aud"))
            diagnostics.AddAtName(Audience, condition.Key, "Most providers give a token one audience, for which a qualifier is too loose; remove it unless this one gives several.");
        if (!condition.IsOf(GitHubSubject))
            return;
        foreach (var value in condition.Values.Where(value => value.Text.AsSpan().ContainsAny('*', '?')))
            diagnostics.Add(WildcardRepository, value, $"\"{Excerpt.Of(value.Text)}\" takes in more than one repository or branch; name the ones that are meant.");
    }
}
