using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>The version of the language. Source: IAM User Guide, "IAM JSON policy elements: Version".</summary>
internal static class VersionChecks
{
    private static readonly DiagnosticCode
        Missing = DiagnosticCode.Warning("MISSING_VERSION"),
        Old = DiagnosticCode.Warning("OLD_VERSION");

    public static void Check(SourcePolicy policy, DiagnosticList diagnostics)
    {
        if (policy.Root.Kind == SourceKind.Object && policy.Root.Find("Version") is null)
            diagnostics.Add(Missing, policy.Root, $"The policy has no version, so ${{…}} is plain text in it; add \"Version\": \"{PolicyDocument.CurrentVersion}\".");
        else if (policy.Version?.Text == PolicyDocument.OldVersion)
            diagnostics.Add(Old, policy.Version, $"In this version ${{…}} is plain text; write \"{PolicyDocument.CurrentVersion}\".");
    }
}
