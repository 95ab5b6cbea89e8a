using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Indexing;

/// <summary>A pattern, or a list of excluded ones, on its way into a tree.</summary>
/// <param name="pattern">The pattern; null for a list.</param>
/// <param name="excluded">The list; null for a pattern.</param>
internal sealed class ResourceEntry(ResourcePattern? pattern, ResourcePatterns? excluded)
{
    /// <summary>Of the statements with one pattern so many are looked at to find those that others make superfluous.</summary>
    private const int MaximumCompared = 64;

    /// <summary>The pattern; null for a list.</summary>
    public ResourcePattern? Pattern { get; } = pattern;

    /// <summary>The list; null for a pattern.</summary>
    public ResourcePatterns? Excluded { get; } = excluded;

    /// <summary>What every resource that matches begins with.</summary>
    public string Prefix { get; } = pattern?.Prefix ?? "";

    /// <summary>The orders of the statements that have it.</summary>
    public List<int> Statements { get; } = [];

    /// <summary>The entries of a set's statements.</summary>
    public static List<ResourceEntry> Of(StatementIndex index, IndexedStatement[] indexed)
    {
        var entries = new List<ResourceEntry>(indexed.Length);
        var ofPatterns = new Dictionary<object, ResourceEntry>(indexed.Length, ReferenceEqualityComparer.Instance);
        foreach (var statement in index.Statements)
        {
            if (statement.NeverApplies)
                continue;
            if (statement.Resources is not { } resources)
            {
                EntryOf(ResourcePattern.Star, entries, ofPatterns).Add(statement.Order, index, indexed);
            }
            else if (resources.IsNegated)
            {
                entries.Add(new ResourceEntry(null, resources));
                entries[^1].Statements.Add(statement.Order);
            }
            else
            {
                foreach (var pattern in resources.Patterns)
                    EntryOf(pattern, entries, ofPatterns).Add(statement.Order, index, indexed);
            }
        }

        return entries;
    }

    private static ResourceEntry EntryOf(ResourcePattern pattern, List<ResourceEntry> entries, Dictionary<object, ResourceEntry> ofPatterns)
    {
        if (!ofPatterns.TryGetValue(pattern, out var entry))
        {
            ofPatterns.Add(pattern, entry = new ResourceEntry(pattern, null));
            entries.Add(entry);
        }

        return entry;
    }

    /// <summary>
    /// Adds a statement, unless it is superfluous: an earlier one with the same pattern, actions and effect asks for nothing that
    /// it does not ask for, too. Whenever it matches, the earlier one does and is the one reported.
    /// </summary>
    private void Add(int order, StatementIndex index, IndexedStatement[] indexed)
    {
        ref readonly var added = ref indexed[order];
        for (var position = 0; position < Math.Min(Statements.Count, MaximumCompared); position++)
        {
            ref readonly var earlier = ref indexed[Statements[position]];
            if (earlier.Order == order || (earlier.IsAsWideAs(added) && Contains(index.ConditionsOf(added), index.ConditionsOf(earlier))))
                return;
        }

        Statements.Add(order);
    }

    private static bool Contains(ReadOnlySpan<int> all, ReadOnlySpan<int> some)
    {
        foreach (var number in some)
        {
            var position = 0;
            while (position < all.Length && all[position] != number)
                position++;
            if (position == all.Length)
                return false;
        }

        return true;
    }
}
