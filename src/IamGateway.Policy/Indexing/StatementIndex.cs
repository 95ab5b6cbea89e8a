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
    /// <summary>Of the statements with one resource pattern so many are remembered to find those that others make superfluous.</summary>
    private const int MaximumCompared = 64;

    private readonly int[] _conditionNumbers;

    /// <param name="statements">In the order of the set.</param>
    public StatementIndex(ImmutableArray<CompiledStatement> statements)
    {
        Statements = statements;
        Conditions = [.. statements.SelectMany(statement => statement.Conditions).Where(condition => condition.HasKnownOperator).Distinct()];
        var conditionNumbers = Numbers(Conditions);
        ImmutableArray<ActionPatterns> lists = [.. statements.Select(statement => statement.Actions).Distinct()];
        var listNumbers = Numbers(lists);
        Actions = new ActionIndex(lists);

        var numbers = new List<int>();
        var indexed = new List<IndexedStatement>();
        foreach (var statement in statements)
        {
            var isDeny = statement.Effect == PolicyEffect.Deny;
            if (!isDeny && statement.Conditions.Any(condition => !condition.HasKnownOperator))
                continue; // an Allow with a condition that cannot be decided never applies

            var first = numbers.Count;
            numbers.AddRange(statement.Conditions.Where(condition => condition.HasKnownOperator).Select(condition => conditionNumbers[condition]).Distinct().Order());
            indexed.Add(new IndexedStatement(statement.Order, listNumbers[statement.Actions], first, numbers.Count - first, isDeny, statement.Principals is not null));
        }

        _conditionNumbers = [.. numbers];
        Resources = ResourceTreeBuilder.Build(Entries(indexed));
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

    private List<ResourceEntry> Entries(List<IndexedStatement> statements)
    {
        var entries = new List<ResourceEntry>();
        var ofPatterns = new Dictionary<ResourcePattern, ResourceEntry>();
        foreach (var statement in statements)
        {
            if (Statements[statement.Order].Resources is { IsNegated: true } excluded)
            {
                entries.Add(new ResourceEntry(null, excluded));
                entries[^1].Statements.Add(statement);
                continue;
            }

            foreach (var pattern in Statements[statement.Order].Resources?.Patterns.Distinct() ?? [ResourcePattern.Star])
            {
                if (!ofPatterns.TryGetValue(pattern, out var entry))
                {
                    ofPatterns.Add(pattern, entry = new ResourceEntry(pattern, null));
                    entries.Add(entry);
                }

                if (!IsSuperfluous(statement, entry.Statements))
                    entry.Statements.Add(statement);
            }
        }

        return entries;
    }

    /// <summary>
    /// A statement is superfluous beside an earlier one with the same resource, actions and effect that asks for nothing which it
    /// does not ask for, too: whenever it matches, the earlier one does and is the one reported.
    /// </summary>
    private bool IsSuperfluous(in IndexedStatement statement, List<IndexedStatement> earlier)
    {
        for (var index = 0; index < Math.Min(earlier.Count, MaximumCompared); index++)
        {
            var other = earlier[index];
            if (other.ActionList == statement.ActionList && other.IsDeny == statement.IsDeny && !other.HasPrincipals && !statement.HasPrincipals && AsksForAll(ConditionsOf(statement), ConditionsOf(other)))
                return true;
        }

        return false;
    }

    private static bool AsksForAll(ReadOnlySpan<int> conditions, ReadOnlySpan<int> wanted)
    {
        foreach (var condition in wanted)
        {
            if (!conditions.Contains(condition))
                return false;
        }

        return true;
    }

    private static Dictionary<T, int> Numbers<T>(ImmutableArray<T> items)
        where T : class => items.Select((item, number) => (item, number)).ToDictionary(pair => pair.item, pair => pair.number);
}
