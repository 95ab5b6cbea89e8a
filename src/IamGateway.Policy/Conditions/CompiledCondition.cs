using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Conditions;

/// <summary>One condition with its values bound. Immutable. Source: IAM User Guide, "IAM JSON policy elements: Condition operators".</summary>
internal sealed class CompiledCondition
{
    private readonly ContextKey _key;
    private readonly ConditionOperatorName _name;
    private readonly ValueTest _matches;

    /// <exception cref="ArgumentException">The operator is unknown, or a value is not of its type: the parser lets no such condition through.</exception>
    public CompiledCondition(PolicyCondition condition, bool variables)
    {
        if (!ConditionOperatorName.TryParse(condition.Operator, out _name))
            throw new ArgumentException($"The condition operator '{condition.Operator}' is unknown.", nameof(condition));
        _key = ContextKey.Of(condition.Key);
        _matches = _name.Operator.Values.Bind(condition.Values, variables);
    }

    /// <summary>Whether the request meets the condition.</summary>
    public bool IsMet(RequestContext context)
    {
        var op = _name.Operator;
        var isPresent = context.TryFind(_key, out var value);
        if (op.TestsAbsence)
            return _matches(HasValue(value) ? bool.FalseString : bool.TrueString, context);
        if (!isPresent)
            return op.IsNegated || _name.IfExists;
        if (value is IReadOnlyList<string>)
            return false; // several values need ForAllValues or ForAnyValue, also for a negated operator

        // A value that can't be read, or is null, matches nothing; a negated operator asks for just that.
        return (value is string text && _matches(text, context)) != op.IsNegated;
    }

    /// <summary>Whether the key exists and its value is not null; an empty text and an empty list are null values.</summary>
    private static bool HasValue(object? value) => value is string { Length: > 0 } or IReadOnlyList<string> { Count: > 0 };
}
