using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>How many wildcards a pattern has. Matching stays linear whatever it is; but nobody can tell any more what the pattern means.</summary>
internal static class WildcardChecks
{
    /// <summary>An ARN has six fields; three wildcards in each, and two to spare, are more than any policy needs.</summary>
    public const int Most = 20;

    private static readonly DiagnosticCode Many = DiagnosticCode.Warning("MANY_WILDCARDS");

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        foreach (var entry in statement.Actions.Entries)
            CheckEntry(entry, diagnostics);
        foreach (var entry in statement.Resources.Entries)
            CheckEntry(entry, diagnostics);
        foreach (var condition in statement.Conditions.Where(condition => condition.HasWildcards))
        {
            foreach (var value in condition.Values)
                CheckEntry(value, diagnostics);
        }
    }

    private static void CheckEntry(SourceNode entry, DiagnosticList diagnostics)
    {
        var count = entry.Text.Count(character => character is '*' or '?');
        if (count > Most)
            diagnostics.Add(Many, entry, $"The pattern has {count} wildcards; write one with {Most} or fewer.");
    }
}
