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
            var first = numbers.Count;
            numbers.AddRange(statement.Conditions.Where(condition => condition.HasKnownOperator).Select(condition => conditionNumbers[condition]).Distinct().Order());
            indexed.Add(new IndexedStatement(statement.Order, listNumbers[statement.Actions], first, numbers.Count - first, statement.Principals is not null));
        }

        _conditionNumbers = [.. numbers];
        Denies = Tree(indexed.Where(entry => statements[entry.Order].Effect == PolicyEffect.Deny));

        // An Allow with a condition that cannot be decided never applies.
        Allows = Tree(indexed.Where(entry => statements[entry.Order].Effect == PolicyEffect.Allow && statements[entry.Order].Conditions.All(condition => condition.HasKnownOperator)));
    }

    /// <summary>All statements, by their order.</summary>
    public ImmutableArray<CompiledStatement> Statements { get; }

    /// <summary>The distinct conditions, by their numbers.</summary>
    public ImmutableArray<CompiledCondition> Conditions { get; }

    /// <summary>The action lists that match an action.</summary>
    public ActionIndex Actions { get; }

    /// <summary>Root of the resources of the Deny statements.</summary>
    public ResourceNode Denies { get; }

    /// <summary>Root of the resources of the Allow statements.</summary>
    public ResourceNode Allows { get; }

    /// <summary>The numbers of a statement's conditions.</summary>
    public ReadOnlySpan<int> ConditionsOf(in IndexedStatement statement) => _conditionNumbers.AsSpan(statement.FirstCondition, statement.ConditionCount);

    private ResourceNode Tree(IEnumerable<IndexedStatement> entries)
    {
        var byPattern = new Dictionary<ResourcePattern, List<IndexedStatement>>();
        var leaves = new List<(string, ResourceLeaf)>();
        foreach (var entry in entries)
        {
            switch (Statements[entry.Order].Resources)
            {
                case { IsNegated: true } excluded:
                    leaves.Add(("", ResourceLeaf.Of(excluded, entry)));
                    break;
                case { } resources:
                    foreach (var pattern in resources.Patterns.Distinct())
                        AddUnlessSuperfluous(byPattern, pattern, entry);
                    break;
                case null:
                    AddUnlessSuperfluous(byPattern, ResourcePattern.Star, entry);
                    break;
            }
        }

        return ResourceTree.Build(leaves.Concat(byPattern.Select(pair => (pair.Key.Prefix, ResourceLeaf.Of(pair.Key, [.. pair.Value])))));
    }

    /// <summary>
    /// A statement is superfluous beside an earlier one with the same resource, actions and effect that asks for nothing which it
    /// does not ask for, too: whenever it matches, the earlier one does and is the one reported.
    /// </summary>
    private void AddUnlessSuperfluous(Dictionary<ResourcePattern, List<IndexedStatement>> byPattern, ResourcePattern pattern, IndexedStatement entry)
    {
        if (!byPattern.TryGetValue(pattern, out var entries))
            byPattern.Add(pattern, entries = []);
        foreach (var earlier in entries.Take(MaximumCompared))
        {
            if (earlier.ActionList == entry.ActionList && !earlier.HasPrincipals && !entry.HasPrincipals && AsksForAll(ConditionsOf(entry), ConditionsOf(earlier)))
                return;
        }

        entries.Add(entry);
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
