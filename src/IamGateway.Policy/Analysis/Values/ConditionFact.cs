using System.Collections.Immutable;
using IamGateway.Policy.Analysis.Texts;
using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis.Values;

/// <summary>A condition as a check sees it. Whether it is met says the engine; this only knows which values it can tell apart.</summary>
internal sealed class ConditionFact
{
    private readonly CompiledCondition _whole;
    private readonly CompiledCondition _withoutVariables;
    private readonly GlobAutomaton? _variableValues;
    private readonly bool _isNegated;

    /// <param name="condition">As the policy has it.</param>
    /// <param name="variables">Whether the document's version has variables.</param>
    /// <param name="known">Values of the variables; null: they may have any.</param>
    /// <exception cref="ArgumentException">The operator is unknown.</exception>
    public ConditionFact(PolicyCondition condition, bool variables, RequestContext? known)
    {
        Source = condition;
        _whole = new CompiledCondition(condition, variables);
        if (!ConditionOperatorName.TryParse(condition.Operator, out var name))
            throw new ArgumentException($"'{condition.Operator}' is no operator.", nameof(condition));
        var op = name.Operator;
        (_isNegated, Family) = (op.IsNegated, FamilyOf(op));
        IsArn = op.Name.StartsWith("Arn", StringComparison.Ordinal);

        var takesVariables = variables && op.Values.AcceptsVariables;
        ImmutableArray<string> open = takesVariables ? [.. condition.Values.Where(StatementVariables.Has)] : [];
        HasVariables = known is null && !open.IsEmpty;
        _withoutVariables = HasVariables ? new CompiledCondition(condition with { Values = condition.Values.RemoveRange(open) }, variables) : _whole;
        if (Family != ValueFamily.Text)
            return;

        Values = Globs(condition.Values.RemoveRange(open), op, takesVariables, known);
        VariableValues = Globs(open, op, takesVariables, known);
        _variableValues = HasVariables ? new GlobAutomaton([VariableValues]) : null;
    }

    public PolicyCondition Source { get; }

    public ValueFamily Family { get; }

    /// <summary>Whether it is a test of ARNs, which reads texts by their components.</summary>
    public bool IsArn { get; }

    /// <summary>Whether it is about each or any of several values.</summary>
    public bool IsOfSet => Source.Operator.Contains(':', StringComparison.Ordinal);

    /// <summary>Whether it has variables without known values.</summary>
    public bool HasVariables { get; }

    /// <summary>Its values without variables, as patterns; empty but for texts.</summary>
    public GlobSet Values { get; } = new([]);

    /// <summary>Its values with variables, as patterns that match whatever they could.</summary>
    public GlobSet VariableValues { get; } = new([]);

    /// <summary>Whether it is met; null when that depends on the value of a variable.</summary>
    /// <param name="value">What the context says of the key.</param>
    /// <param name="context">The context.</param>
    public bool? IsMet(CounterExampleKey value, RequestContext context)
    {
        if (!HasVariables || (value.IsMultivalued && !IsOfSet))
            return _whole.IsMet(context);

        // One more value can make a positive operator true and a negated one false, but not the reverse.
        var isMet = _withoutVariables.IsMet(context);
        return isMet != _isNegated || !(value.Values ?? []).Any(text => !_variableValues!.Accepted(text).IsEmpty) ? isMet : null;
    }

    private static ValueFamily FamilyOf(ConditionOperator op) => op.TestsAbsence ? ValueFamily.Presence : op.Name switch
    {
        ['N', 'u', 'm', ..] => ValueFamily.Number,
        ['D', ..] => ValueFamily.Date,
        ['I', ..] or ['N', 'o', 't', ..] => ValueFamily.Address,
        ['B', 'i', ..] => ValueFamily.Binary,
        _ => ValueFamily.Text,
    };

    private static GlobSet Globs(IEnumerable<string> values, ConditionOperator op, bool variables, RequestContext? known)
    {
        var isArn = op.Name.StartsWith("Arn", StringComparison.Ordinal);
        var ignoresCase = op.Name == "Bool" || op.Name.EndsWith("IgnoreCase", StringComparison.Ordinal);
        var wildcards = op.Name.EndsWith("Like", StringComparison.Ordinal);
        return new GlobSet([.. values.Where(value => op.Values.IsReadable(value)).Distinct(StringComparer.Ordinal).Select(value => isArn
            ? Glob.OfArnValue(value, variables, known)
            : Glob.OfText(value, wildcards, variables, ignoresCase, known)).OfType<Glob>()]);
    }
}
