using System.Collections.Immutable;
using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Indexing;

/// <summary>
/// The statements of a set, found by action and resource, with their conditions numbered so that each is tested once for a
/// request. Immutable.
/// </summary>
internal sealed class StatementIndex
{
    private readonly int[] _conditionNumbers;

    /// <param name="statements">In the order of the set.</param>
    public StatementIndex(ImmutableArray<CompiledStatement> statements)
    {
        Statements = statements;
        var lists = new Numbering<ActionPatterns>();
        var conditions = new Numbering<CompiledCondition>();
        var conditionNumbers = new List<int>();
        var indexed = new IndexedStatement[statements.Length];
        for (var order = 0; order < indexed.Length; order++)
            indexed[order] = Index(statements[order], lists, conditions, conditionNumbers);

        _conditionNumbers = [.. conditionNumbers];
        Conditions = conditions.Items;
        Actions = new ActionIndex(lists.Items);
        Resources = ResourceTreeBuilder.Build(ResourceEntry.Of(this, indexed), indexed);
    }

    /// <summary>All statements, by their order.</summary>
    public ImmutableArray<CompiledStatement> Statements { get; }

    /// <summary>The distinct conditions, by their numbers.</summary>
    public ImmutableArray<CompiledCondition> Conditions { get; }

    /// <summary>The action lists that match an action.</summary>
    public ActionIndex Actions { get; }

    /// <summary>The statements by their resources.</summary>
    public ResourceTree Resources { get; }

    /// <summary>The numbers of a statement's conditions.</summary>
    public ReadOnlySpan<int> ConditionsOf(in IndexedStatement statement) => _conditionNumbers.AsSpan(statement.FirstCondition, statement.ConditionCount);

    /// <summary>Of the conditions of a Deny, those that cannot be decided count as met; an Allow with one never applies, and is not indexed.</summary>
    private static IndexedStatement Index(
        CompiledStatement statement, Numbering<ActionPatterns> lists, Numbering<CompiledCondition> conditions, List<int> conditionNumbers)
    {
        var first = conditionNumbers.Count;
        foreach (var condition in statement.Conditions)
        {
            if (condition.HasKnownOperator)
                conditionNumbers.Add(conditions.Of(condition));
        }

        return new IndexedStatement(
            statement.Order, lists.Of(statement.Actions), first, conditionNumbers.Count - first, statement.Effect == PolicyEffect.Deny, statement.Principals is not null);
    }
}
