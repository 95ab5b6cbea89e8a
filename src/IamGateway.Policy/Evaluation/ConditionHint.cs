using IamGateway.Policy.Conditions;

namespace IamGateway.Policy.Evaluation;

/// <summary>Says in words what the values of a condition that failed do not show.</summary>
internal static class ConditionHint
{
    /// <summary>The hint; null when the values show it.</summary>
    public static string? Of(CompiledCondition condition, RequestContext context)
    {
        if (!condition.HasKnownOperator)
            return "There is no such operator, so the condition is never met.";
        if (condition.NeedsQualifier && context.IsList(condition.Key))
            return "The request has a list: only ForAllValues: and ForAnyValue: test lists.";
        if (condition.HasUnreadableValues)
            return "A value in the policy is not of the operator's type, so it matches nothing.";

        var variables = condition.Keys.Skip(1).Select(key => $"${{{key.Name}}} {Value(key, context)}").ToList();
        return variables.Count == 0 ? null : string.Join("; ", variables) + ".";
    }

    private static string Value(ContextKey key, RequestContext context) =>
        context.IsList(key) ? "is a list, which no variable stands for"
        : context.Find(key) is { } value ? $"is \"{value}\""
        : "has no value";
}
