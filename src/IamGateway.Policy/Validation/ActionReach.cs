using IamGateway.Policy.Documents;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Validation;

/// <summary>A way on which a statement comes to an action.</summary>
/// <param name="Kind">How.</param>
/// <param name="Node">The entry that does it; for an exclusion the whole element.</param>
internal sealed record ActionReach(ActionReachKind Kind, SourceNode Node)
{
    /// <summary>The first way; null when the statement is not about the action.</summary>
    public static ActionReach? Of(SourceElement actions, string action)
    {
        if (actions.IsNegated)
            return actions.Names(action) ? null : new ActionReach(ActionReachKind.Exclusion, actions.Node!);
        foreach (var entry in actions.Entries)
        {
            if (ActionPattern.Matches(entry.Text, action))
                return new ActionReach(ActionPatterns.HasWildcard(entry.Text) ? ActionReachKind.Wildcard : ActionReachKind.Name, entry);
        }

        return null;
    }
}
