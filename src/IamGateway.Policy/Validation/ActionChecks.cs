using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>The form of actions. Source: IAM User Guide, "IAM JSON policy elements: Action".</summary>
internal static class ActionChecks
{
    /// <summary>Also found in resources.</summary>
    internal static readonly DiagnosticCode WildcardService = DiagnosticCode.Suggestion("WILDCARD_IN_SERVICE_NAME");

    private static readonly DiagnosticCode
        Empty = DiagnosticCode.Error("EMPTY_ARRAY_ACTION"),
        Format = DiagnosticCode.Error("INVALID_ACTION_FORMAT");

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        if (statement.Actions.IsEmptyList)
            diagnostics.Add(Empty, statement.Actions.Node!, $"{statement.Actions.Node!.Name} is empty; name at least one action, or * for all.");
        foreach (var entry in statement.Actions.Entries)
        {
            if (!VariableChecks.Refuse(entry, "an action", diagnostics))
                CheckEntry(entry, diagnostics);
        }
    }

    private static void CheckEntry(SourceNode entry, DiagnosticList diagnostics)
    {
        var action = entry.Text;
        if (action == "*")
            return;
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == action.Length - 1 || colon != action.LastIndexOf(':') || action.AsSpan().ContainsAnyExceptInRange('!', '~'))
            diagnostics.Add(Format, entry, $"\"{Excerpt.Of(action)}\" is not an action; write * or service:Name in ASCII, without white space.");
        else if (action.AsSpan(0, colon).ContainsAny('*', '?'))
            diagnostics.Add(WildcardService, entry, $"\"{Excerpt.Of(action)}\" has a wildcard in the service; name the service, so that the actions of no other one are meant.");
    }
}
