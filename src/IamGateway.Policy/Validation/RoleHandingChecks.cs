using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>
/// Permission to hand roles to services, and to have services make roles of their own, without saying which. Source: IAM User Guide,
/// "Granting a user permissions to pass a role to an AWS service" and "Using service-linked roles".
/// </summary>
internal static class RoleHandingChecks
{
    private static readonly Row[] PassRole =
    [
        //  how it comes to the action     NotResource?
        new(ActionReachKind.Name,       false, DiagnosticCode.SecurityWarning("PASS_ROLE_WITH_STAR_IN_RESOURCE")),
        new(ActionReachKind.Wildcard,   false, DiagnosticCode.SecurityWarning("PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE")),
        new(ActionReachKind.Exclusion,  false, DiagnosticCode.SecurityWarning("PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION")),
        new(ActionReachKind.Name,       true,  DiagnosticCode.SecurityWarning("PASS_ROLE_WITH_NOT_RESOURCE")),
        new(ActionReachKind.Wildcard,   true,  DiagnosticCode.SecurityWarning("PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE")),
        new(ActionReachKind.Exclusion,  true,  DiagnosticCode.SecurityWarning("PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE")),
    ];

    private static readonly Row[] CreateServiceLinkedRole =
    [
        new(ActionReachKind.Name,       false, DiagnosticCode.Warning("CREATE_SLR_WITH_STAR_IN_RESOURCE")),
        new(ActionReachKind.Wildcard,   false, DiagnosticCode.Warning("CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE")),
        new(ActionReachKind.Exclusion,  false, DiagnosticCode.Warning("CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION")),
        new(ActionReachKind.Name,       true,  DiagnosticCode.Warning("CREATE_SLR_WITH_NOT_RESOURCE")),
        new(ActionReachKind.Wildcard,   true,  DiagnosticCode.Warning("CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE")),
        new(ActionReachKind.Exclusion,  true,  DiagnosticCode.Warning("CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE")),
    ];

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        if (!statement.Grants || statement.Policy.Type is not (PolicyType.Identity or PolicyType.Session))
            return;
        Check(statement, "iam:PassRole", "iam:PassedToService", PassRole, diagnostics);
        Check(statement, "iam:CreateServiceLinkedRole", "iam:AWSServiceName", CreateServiceLinkedRole, diagnostics);
    }

    private static void Check(SourceStatement statement, string action, string limit, Row[] rows, DiagnosticList diagnostics)
    {
        var isOpen = statement.Resources.IsNegated || statement.Resources.Entries.Any(entry => entry.Text == "*");
        if (!isOpen || statement.HasCondition(limit) || ActionReach.Of(statement.Actions, action) is not { } reach)
            return;
        var row = Array.Find(rows, row => row.Reach == reach.Kind && row.NotResource == statement.Resources.IsNegated)!;
        var message = $"This gives {action} on any role; name the roles, or add a condition on {limit}.";
        if (reach.Kind == ActionReachKind.Exclusion)
            diagnostics.AddAtName(row.Code, reach.Node, message);
        else
            diagnostics.Add(row.Code, reach.Node, message);
    }

    private sealed record Row(ActionReachKind Reach, bool NotResource, DiagnosticCode Code);
}
