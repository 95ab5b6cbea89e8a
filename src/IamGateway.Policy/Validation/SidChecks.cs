using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>Names of statements. Source: IAM User Guide, "IAM JSON policy elements: Sid".</summary>
internal static class SidChecks
{
    private static readonly DiagnosticCode
        Unsupported = DiagnosticCode.Error("UNSUPPORTED_SID"),
        Empty = DiagnosticCode.Suggestion("EMPTY_SID_VALUE"),
        Required = DiagnosticCode.Error("UNIQUE_SIDS_REQUIRED"),
        Recommended = DiagnosticCode.Warning("UNIQUE_SIDS_RECOMMENDED");

    public static void Check(SourcePolicy policy, DiagnosticList diagnostics)
    {
        var isFree = policy.Type == PolicyType.Resource; // services take other characters, and the same name twice
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sid in policy.Statements.Select(statement => statement.Sid).OfType<SourceNode>())
        {
            if (sid.Text.Length == 0)
                diagnostics.Add(Empty, sid, "Sid is empty; remove it, or give the statement a name.");
            else if (!seen.Add(sid.Text))
                diagnostics.Add(isFree ? Recommended : Required, sid, $"Another statement is called \"{Excerpt.Of(sid.Text)}\", too; give each its own name.");
            if (!isFree && !sid.Text.All(char.IsAsciiLetterOrDigit))
                diagnostics.Add(Unsupported, sid, $"\"{Excerpt.Of(sid.Text)}\" has characters that a Sid cannot have; use A-Z, a-z and 0-9 only.");
        }
    }
}
