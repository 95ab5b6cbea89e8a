using static IamGateway.Policy.Tests.Validation.FindingCases;

namespace IamGateway.Policy.Tests.Validation;

/// <summary>Trust policies. Source: IAM User Guide, "IAM Access Analyzer policy check reference".</summary>
internal static class TrustCases
{
    private const string Root = "'Principal': {'AWS': 'arn:aws:iam::123456789012:root'}";
    private const string GitHub = "token.actions.githubusercontent.com";

    public static IEnumerable<FindingCase> Rows =>
    [
        new("ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL", Error, Trust, "{'Effect': 'Deny', ▸'NotPrincipal': {'AWS': 'arn:aws:iam::123456789012:root'}, 'Action': 'sts:AssumeRole'}", "~.NotPrincipal", $"{{'Effect': 'Deny', {Root}, 'Action': 'sts:AssumeRole'}}"),
        new("ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE", Error, Trust, $"{{'Effect': 'Allow', {Root}, 'Action': 'sts:AssumeRole', ▸'Resource': '*'}}", "~.Resource", $"{{'Effect': 'Allow', {Root}, 'Action': 'sts:AssumeRole'}}"),
        new("ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL", Error, Trust, "{'Effect': 'Allow', 'Principal': ▸'*', 'Action': 'sts:AssumeRole'}", "~.Principal",
            "{'Effect': 'Allow', 'Principal': '*', 'Action': 'sts:AssumeRole', 'Condition': {'StringEquals': {'aws:PrincipalOrgID': 'o-1'}}}"),
        new("INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY", Error, Trust, "{'Effect': 'Allow', 'Principal': {'Federated': ▸'my idp'}, 'Action': 'sts:AssumeRoleWithWebIdentity'}", "~.Principal.Federated", Saml("'arn:aws:iam::123456789012:saml-provider/idp'")),
        new("UNKNOWN_FEDERATION_SOURCE", Warning, Trust, Web("▸'idp.example.com'", "{'StringEquals': {'idp.example.com:aud': 'a'}}"), "~.Principal.Federated", Web("'accounts.google.com'", "{'StringEquals': {'accounts.google.com:aud': 'a'}}")),
        new("REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY", Suggestion, Trust,
            "{'Effect': 'Allow', 'Principal': {'AWS': ['arn:aws:iam::123456789012:role/path/app', ▸'arn:aws:sts::123456789012:assumed-role/app/s1']}, 'Action': 'sts:AssumeRole'}", "~.Principal.AWS[1]",
            "{'Effect': 'Allow', 'Principal': {'AWS': ['arn:aws:iam::123456789012:role/app', 'arn:aws:sts::210987654321:assumed-role/app/s1']}, 'Action': 'sts:AssumeRole'}"),

        // actions
        new("MISMATCHED_ACTION_FOR_PRINCIPAL", Error, Trust, "{'Effect': 'Allow', 'Principal': {'Federated': 'arn:aws:iam::123456789012:saml-provider/idp'}, 'Action': ▸'sts:AssumeRole'}", "~.Action", Saml("'arn:aws:iam::123456789012:saml-provider/idp'")),
        new("MISMATCHED_ACTION_FOR_PRINCIPAL", Error, Trust, $"{{'Effect': 'Allow', {Root}, 'Action': ['sts:TagSession', ▸'sts:AssumeRoleWithSAML']}}", "~.Action[1]", $"{{'Effect': 'Allow', {Root}, 'Action': ['sts:TagSession', 'sts:AssumeRole']}}"),
        new("MISMATCHED_ACTION_FOR_PRINCIPAL", Error, Trust, $"{{'Effect': 'Allow', {Root}, 'Action': ▸'sts:AssumeRoleWithWebIdentity'}}", "~.Action", Web("'accounts.google.com'", "{'StringEquals': {'accounts.google.com:aud': 'a'}}")),
        new("MISSING_ACTION_FOR_CONDITION_KEY", Error, Trust, $"{{'Effect': 'Allow', {Root}, 'Action': 'sts:AssumeRole', 'Condition': {{'StringEquals': {{▸'sts:SourceIdentity': 'x'}}}}}}", "~.Condition.StringEquals['sts:SourceIdentity']",
            $"{{'Effect': 'Allow', {Root}, 'Action': ['sts:AssumeRole', 'sts:Set*'], 'Condition': {{'StringEquals': {{'sts:SourceIdentity': 'x'}}}}}}"),
        new("MISSING_ACTION_FOR_CONDITION_KEY", Error, Trust, $"{{'Effect': 'Allow', {Root}, 'Action': 'sts:AssumeRole', 'Condition': {{'StringEquals': {{▸'aws:RequestTag/team': 'x'}}}}}}", "~.Condition.StringEquals['aws:RequestTag/team']",
            $"{{'Effect': 'Allow', {Root}, 'Action': ['sts:AssumeRole', 'sts:TagSession'], 'Condition': {{'StringEquals': {{'aws:RequestTag/team': 'x'}}}}}}"),
        new("MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY", Error, Trust, "{'Effect': 'Allow', 'Principal': {'Service': ▸'rolesanywhere.amazonaws.com'}, 'Action': 'sts:AssumeRole'}", "~.Principal.Service",
            "{'Effect': 'Allow', 'Principal': {'Service': 'rolesanywhere.amazonaws.com'}, 'Action': ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession']}"),

        // who signed in at a provider
        new("MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL", Security, Trust, "{'Effect': 'Allow', 'Principal': {'Federated': ▸'arn:aws:iam::123456789012:oidc-provider/idp.example.com'}, 'Action': 'sts:AssumeRoleWithWebIdentity'}", "~.Principal.Federated",
            Oidc("idp.example.com", "{'StringEquals': {'idp.example.com:aud': 'a'}}")),
        new("MISSING_GITHUB_REPO_CONDITION_KEY", Security, Trust, Oidc(GitHub, $"{{'StringEquals': {{'{GitHub}:aud': 'sts.amazonaws.com'}}}}", "▸"), "~.Principal.Federated", Oidc(GitHub, $"{{'StringEquals': {{'{GitHub}:sub': 'repo:org/repo:ref:refs/heads/main'}}}}")),
        new("SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED", Warning, Trust, Oidc(GitHub, $"{{'StringLike': {{'{GitHub}:sub': ▸'repo:org/*'}}}}"), $"~.Condition.StringLike['{GitHub}:sub']", Oidc(GitHub, $"{{'StringLike': {{'{GitHub}:sub': 'repo:org/repo:ref:refs/heads/main'}}}}")),
        new("CONFIRM_AUDIENCE_CLAIM_TYPE", Suggestion, Trust, Oidc("idp.example.com", "{'ForAnyValue:StringEquals': {▸'idp.example.com:aud': 'a'}}"), "~.Condition['ForAnyValue:StringEquals']['idp.example.com:aud']", Oidc("idp.example.com", "{'StringEquals': {'idp.example.com:aud': 'a'}}")),
    ];

    private static string Saml(string provider) => $"{{'Effect': 'Allow', 'Principal': {{'Federated': {provider}}}, 'Action': 'sts:AssumeRoleWithSAML'}}";

    private static string Web(string provider, string condition) =>
        $"{{'Effect': 'Allow', 'Principal': {{'Federated': {provider}}}, 'Action': 'sts:AssumeRoleWithWebIdentity', 'Condition': {condition}}}";

    private static string Oidc(string provider, string condition, string mark = "") => Web($"{mark}'arn:aws:iam::123456789012:oidc-provider/{provider}'", condition);
}
