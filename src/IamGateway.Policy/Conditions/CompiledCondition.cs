using System.Collections.Immutable;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Conditions;

/// <summary>
/// One condition with its values bound: operator, qualifier, <c>IfExists</c> and negation come together here and nowhere else.
/// Immutable. Source: IAM User Guide, "IAM JSON policy elements: Condition operators" and "Multivalued context keys".
/// </summary>
internal sealed class CompiledCondition
{
    private readonly ConditionQualifier _qualifier;
    private readonly bool _isNegated;
    private readonly bool _testsAbsence;
    private readonly bool _isMetWhenAbsent;
    private readonly ValueTest _matches;

    /// <summary>Binds any condition: one whose operator is unknown is never met, a value that is not of its operator's type matches nothing.</summary>
    /// <param name="condition">As the policy has it.</param>
    /// <param name="variables">Whether the document's version has variables.</param>
    public CompiledCondition(PolicyCondition condition, bool variables)
    {
        Source = condition;
        Key = ContextKey.Of(condition.Key);
        Keys = [Key];
        HasKnownOperator = ConditionOperatorName.TryParse(condition.Operator, out var name);
        _matches = (_, _) => false;
        if (!HasKnownOperator)
            return;

        var op = name.Operator;
        _qualifier = name.Qualifier;
        foreach (var value in condition.Values)
            HasUnreadableValues |= !op.Values.IsReadable(value);
        _isNegated = op.IsNegated;
        _testsAbsence = op.TestsAbsence && _qualifier == ConditionQualifier.None;
        _matches = op.TestsAbsence && !_testsAbsence ? (_, _) => _qualifier == ConditionQualifier.ForAllValues : op.Values.Bind(condition.Values, variables);
        _isMetWhenAbsent = _qualifier switch
        {
            ConditionQualifier.ForAllValues => true,
            ConditionQualifier.ForAnyValue => false,
            _ => _testsAbsence ? _matches("true", new RequestContext()) : op.IsNegated || name.IfExists,
        };
        if (variables && op.Values.AcceptsVariables)
            Keys = WithVariables(Key, condition.Values);
    }

    /// <summary>As the policy has it.</summary>
    public PolicyCondition Source { get; }

    /// <summary>The key that is tested.</summary>
    public ContextKey Key { get; }

    /// <summary>False: the condition is never met, so a Deny must not rest on it.</summary>
    public bool HasKnownOperator { get; }

    /// <summary>Whether it has no qualifier and so tests single values only; <c>Null</c> tests either.</summary>
    public bool NeedsQualifier => _qualifier == ConditionQualifier.None && !_testsAbsence;

    /// <summary>Whether a value in the policy is not of the operator's type.</summary>
    public bool HasUnreadableValues { get; }

    /// <summary>Every key that the outcome can depend on: the tested one, then those of the variables in the values.</summary>
    public ImmutableArray<ContextKey> Keys { get; }

    /// <summary>Whether the request meets the condition. Allocates nothing.</summary>
    public bool IsMet(RequestContext context)
    {
        if (!context.TryFind(Key, out var value))
            return _isMetWhenAbsent;
        if (_qualifier != ConditionQualifier.None)
            return IsMetBySet(value, context);
        if (_testsAbsence)
            return HasValue(value) ? _matches("false", context) : _isMetWhenAbsent;

        // A value that can't be read, or is null, matches nothing; a negated operator asks for just that. But several values are
        // no value that an operator without a qualifier could be asked about, negated or not.
        return value is string text ? _matches(text, context) != _isNegated : value is null && _isNegated;
    }

    /// <summary>The key and those of the variables in the values, each once.</summary>
    private static ImmutableArray<ContextKey> WithVariables(ContextKey key, ImmutableArray<string> values)
    {
        var variables = new List<ContextKey>();
        foreach (var value in values)
            variables.AddRange(PatternSyntax.VariableKeys(value).AsSpan());
        return variables.Count == 0 ? [key] : [.. variables.Prepend(key).Distinct()];
    }

    /// <summary>Whether all values, or any, are such that the operator holds. A set of nothing but empty texts counts as empty.</summary>
    private bool IsMetBySet(object? value, RequestContext context)
    {
        var isForAll = _qualifier == ConditionQualifier.ForAllValues;
        if (!HasValue(value))
            return isForAll;
        if (value is string only)
            return _matches(only, context) != _isNegated;

        var values = (IReadOnlyList<string>)value!;
        for (var index = 0; index < values.Count; index++)
        {
            var holds = (values[index] is { } text && _matches(text, context)) != _isNegated;
            if (holds != isForAll)
                return holds;
        }

        return isForAll;
    }

    /// <summary>Whether a present key has a value that is not null; empty texts are null values. Source: IAM User Guide, "Multivalued context keys".</summary>
    private static bool HasValue(object? value)
    {
        if (value is not IReadOnlyList<string> values)
            return value is string { Length: > 0 };
        for (var index = 0; index < values.Count; index++)
        {
            if (values[index] is { Length: > 0 })
                return true;
        }

        return false;
    }
}
