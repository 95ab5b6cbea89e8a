using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>
/// Actions that lead further than they seem to, on resources that are not named. Somebody with every action of every service has
/// nowhere further to go, so <c>*</c> is not looked at. Source: IAM User Guide, "Security best practices in IAM" and "Actions,
/// resources, and condition keys for IAM, STS and IAM Identity Center".
/// </summary>
internal static class RiskyActionChecks
{
    /// <summary>Also found by what a catalogue says of an action.</summary>
    internal static readonly DiagnosticCode Permissions = DiagnosticCode.SecurityWarning("PERMISSIONS_MANAGEMENT_ACTIONS");

    private static readonly DiagnosticCode
        Escalation = DiagnosticCode.SecurityWarning("PRIVILEGE_ESCALATION"),
        Credentials = DiagnosticCode.SecurityWarning("CREDENTIALS_EXPOSURE"),
        Sensitive = DiagnosticCode.SecurityWarning("SENSITIVE_ACCESS");

    /// <summary>With one of these, callers can give themselves, or someone they can become, any permission.</summary>
    private static readonly string[] Escalating =
    [
        "iam:AddUserToGroup", "iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:CreateAccessKey", "iam:CreateLoginProfile",
        "iam:CreatePolicyVersion", "iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary", "iam:PutGroupPolicy", "iam:PutRolePolicy",
        "iam:PutUserPolicy", "iam:SetDefaultPolicyVersion", "iam:UpdateLoginProfile", "sso:AttachCustomerManagedPolicyReferenceToPermissionSet",
        "sso:AttachManagedPolicyToPermissionSet", "sso:CreateAccountAssignment", "sso:DeletePermissionsBoundaryFromPermissionSet", "sso:PutInlinePolicyToPermissionSet",
    ];

    /// <summary>These change who may do what.</summary>
    private static readonly string[] ManagingPermissions =
    [
        "iam:CreatePolicy", "iam:DeleteAccountPasswordPolicy", "iam:DeleteGroupPolicy", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:DeleteRolePolicy",
        "iam:DeleteUserPolicy", "iam:DetachGroupPolicy", "iam:DetachRolePolicy", "iam:DetachUserPolicy", "iam:PutRolePermissionsBoundary",
        "iam:PutUserPermissionsBoundary", "iam:UpdateAccountPasswordPolicy", "iam:UpdateAssumeRolePolicy", "sso:CreatePermissionSet", "sso:DeleteAccountAssignment",
        "sso:DeleteInlinePolicyFromPermissionSet", "sso:DeletePermissionSet", "sso:DetachCustomerManagedPolicyReferenceFromPermissionSet",
        "sso:DetachManagedPolicyFromPermissionSet", "sso:ProvisionPermissionSet", "sso:PutPermissionsBoundaryToPermissionSet", "sso:UpdatePermissionSet",
    ];

    /// <summary>These answer with credentials.</summary>
    private static readonly string[] GivingCredentials =
    [
        "iam:CreateAccessKey", "iam:CreateServiceSpecificCredential", "iam:ResetServiceSpecificCredential", "sso:GetRoleCredentials", "sts:AssumeRole",
        "sts:GetFederationToken",
    ];

    /// <summary>These read what an attacker looks for.</summary>
    private static readonly string[] ReadingSecrets = ["iam:GetAccountAuthorizationDetails", "iam:GetCredentialReport", "s3:GetObject"];

    public static void Check(SourcePolicy policy, DiagnosticList diagnostics)
    {
        if (policy.Type is not (PolicyType.Identity or PolicyType.Session))
            return;
        var granting = policy.Statements.Where(statement => statement is { IsAllow: true, Actions.IsNegated: false }).ToList();
        var canAssumeRoles = granting.Any(statement => statement.Actions.Names("sts:AssumeRole"));
        foreach (var statement in granting.Where(statement => !statement.Resources.IsNegated && statement.Resources.Entries.Any(ResourceBreadth.IsWide)))
        {
            foreach (var entry in statement.Actions.Entries)
                CheckEntry(entry, canAssumeRoles, diagnostics);
        }
    }

    /// <summary>Whether an entry matches one of the actions that change permissions, which are reported whatever the catalogue.</summary>
    internal static bool Knows(SourceNode entry) => Find(Escalating, entry) is not null || Find(ManagingPermissions, entry) is not null;

    private static void CheckEntry(SourceNode entry, bool canAssumeRoles, DiagnosticList diagnostics)
    {
        if (entry.Text == "*")
            return;
        var escalating = Find(Escalating, entry) ?? (canAssumeRoles ? Find(["iam:UpdateAssumeRolePolicy"], entry) : null);
        if (escalating is not null)
            diagnostics.Add(Escalation, entry, $"With {escalating} on any resource, callers can give themselves every permission; name the resources, or limit the action by a condition.");
        else if (Find(ManagingPermissions, entry) is { } managing)
            diagnostics.Add(Permissions, entry, $"{managing} on any resource changes who may do what; name the resources that are meant.");
        if (Find(GivingCredentials, entry) is { } giving)
            diagnostics.Add(Credentials, entry, $"{giving} on any resource gives out credentials; name the resources that are meant.");
        if (Find(ReadingSecrets, entry) is { } reading)
            diagnostics.Add(Sensitive, entry, $"{reading} on any resource reads what should be known to few; name the resources that are meant.");
    }

    private static string? Find(string[] actions, SourceNode entry) => Array.Find(actions, action => ActionPattern.Matches(entry.Text, action));
}
