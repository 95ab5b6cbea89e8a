using System.Collections.Immutable;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Conditions;

/// <summary>One condition with its values bound. Immutable. Source: IAM User Guide, "IAM JSON policy elements: Condition operators".</summary>
internal sealed class CompiledCondition
{
    private readonly ConditionOperatorName _name;
    private readonly ValueTest _matches;

    /// <summary>Binds any condition: one whose operator is unknown is never met, a value that is not of its operator's type matches nothing.</summary>
    /// <param name="condition">As the policy has it.</param>
    /// <param name="variables">Whether the document's version has variables.</param>
    public CompiledCondition(PolicyCondition condition, bool variables)
    {
        Source = condition;
        Key = ContextKey.Of(condition.Key);
        HasKnownOperator = ConditionOperatorName.TryParse(condition.Operator, out _name);
        _matches = HasKnownOperator ? _name.Operator.Values.Bind(condition.Values, variables) : (_, _) => false;
        var takesVariables = variables && HasKnownOperator && _name.Operator.Values.AcceptsVariables;
        Keys = takesVariables ? [Key, .. condition.Values.SelectMany(value => PatternSyntax.VariableKeys(value)).Distinct()] : [Key];
    }

    /// <summary>As the policy has it.</summary>
    public PolicyCondition Source { get; }

    /// <summary>The key that is tested.</summary>
    public ContextKey Key { get; }

    /// <summary>False: the condition is never met, so a Deny must not rest on it.</summary>
    public bool HasKnownOperator { get; }

    /// <summary>Every key that the outcome can depend on: the tested one, then those of the variables in the values.</summary>
    public ImmutableArray<ContextKey> Keys { get; }

    /// <summary>Whether the request meets the condition.</summary>
    public bool IsMet(RequestContext context)
    {
        if (!HasKnownOperator)
            return false;
        var op = _name.Operator;
        var isPresent = context.TryFind(Key, out var value);
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
