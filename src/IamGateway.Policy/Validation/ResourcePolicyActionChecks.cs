using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>Permission to write a resource's policy without permission to do all that the policy could give: who can write it can give that to themselves.</summary>
internal static class ResourcePolicyActionChecks
{
    private static readonly DiagnosticCode Escalation = DiagnosticCode.SecurityWarning("RESOURCE_POLICY_PRIVILEGE_ESCALATION");

    /// <summary>An action that writes a policy, and what that policy can give.</summary>
    private static readonly (string Action, string Given)[] Rows =
    [
        ("s3:PutBucketPolicy",         "s3:*"),
        ("s3:PutAccessPointPolicy",    "s3:*"),
        ("iam:UpdateAssumeRolePolicy", "sts:AssumeRole"),
    ];

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        if (!statement.Grants || statement.Policy.Type is not (PolicyType.Identity or PolicyType.Session) || statement.Actions.IsNegated)
            return;
        foreach (var (action, given) in Rows)
        {
            if (statement.Actions.Entries.FirstOrDefault(entry => entry.Text != "*" && ActionPattern.Matches(entry.Text, action)) is not { } entry || statement.Actions.Names(given))
                continue;
            diagnostics.Add(Escalation, entry, $"With {action}, callers can give themselves {given} by the policy of the resource; leave it out, or allow {given} openly.");
        }
    }
}
