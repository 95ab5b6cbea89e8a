using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>Permissions that are given by exclusion: they grow with every action and resource there comes to be. Source: IAM User Guide, "IAM JSON policy elements: NotAction" and "NotResource".</summary>
internal static class ExclusionChecks
{
    private static readonly DiagnosticCode
        NotAction = DiagnosticCode.SecurityWarning("NOTACTION"),
        NotResource = DiagnosticCode.SecurityWarning("NOTRESOURCE");

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        if (!statement.Grants)
            return;
        if (statement.Actions is { IsNegated: true, Node: { } actions })
            diagnostics.AddAtName(NotAction, actions, "Allow with NotAction gives every other action of every service, also those to come; name the actions that are meant in Action.");
        if (statement.Resources is { IsNegated: true, Node: { } resources } && statement.Policy.Type != PolicyType.Trust)
            diagnostics.AddAtName(NotResource, resources, "Allow with NotResource gives every other resource, also those to come; name the resources that are meant in Resource.");
    }
}
