using System.Buffers;
using System.Text;

namespace IamGateway.Policy.Indexing;

/// <summary>Builds a tree of resources.</summary>
internal sealed class ResourceTreeBuilder
{
    /// <summary>From so many on, patterns that need a certain text further on are asked for all at once.</summary>
    private const int FewestGuarded = 8;

    private readonly IndexedStatement[] _indexed;
    private readonly StringBuilder _firstLetters = new(" "); // nothing leads to the root
    private readonly StringBuilder _chars = new();
    private readonly ResourceNode[] _nodes;
    private readonly ResourceLeaf[] _leaves;
    private readonly IndexedStatement[] _statements;
    private int _nodeCount = 1;
    private int _leafCount;
    private int _statementCount;

    private ResourceTreeBuilder(List<ResourceEntry> entries, IndexedStatement[] indexed)
    {
        _indexed = indexed;
        _nodes = new ResourceNode[(2 * entries.Count) + 1]; // each entry can add a node of its own and one where it parts from another
        _leaves = new ResourceLeaf[entries.Count];
        var statementCount = 0;
        foreach (var entry in entries)
            statementCount += entry.Statements.Count;
        _statements = new IndexedStatement[statementCount];
    }

    /// <summary>The tree of these patterns.</summary>
    /// <param name="entries">The patterns.</param>
    /// <param name="indexed">The set's statements.</param>
    public static ResourceTree Build(List<ResourceEntry> entries, IndexedStatement[] indexed)
    {
        var sorted = entries.ToArray();
        Array.Sort(sorted, (one, other) => string.CompareOrdinal(one.Prefix, other.Prefix)); // a beginning comes before what it begins
        var builder = new ResourceTreeBuilder(entries, indexed);
        builder.Fill(0, sorted, 0, default);
        return new ResourceTree(
            builder._nodes[..builder._nodeCount], builder._firstLetters.ToString(), builder._chars.ToString(), builder._leaves, builder._statements);
    }

    /// <summary>Fills a node in, after those below it.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="sorted">The patterns that begin with what leads to it.</param>
    /// <param name="length">Length of that beginning.</param>
    /// <param name="node">What is known of it.</param>
    private void Fill(int number, ReadOnlySpan<ResourceEntry> sorted, int length, ResourceNode node)
    {
        var own = 0;
        while (own < sorted.Length && sorted[own].Prefix.Length == length)
            own++;
        node = AddLeaves(sorted[..own], node);

        var below = sorted[own..];
        var ends = EndsOfLetters(below, length);
        node = node with { FirstChild = _nodeCount, ChildCount = ends.Count };
        var start = 0;
        foreach (var end in ends)
        {
            _nodeCount++;
            _firstLetters.Append(below[start].Prefix[length]);
            start = end;
        }

        start = 0;
        for (var child = 0; child < ends.Count; child++)
        {
            // Sorted, so what the first and the last have in common all of them have.
            var prefix = below[start].Prefix;
            var end = length + prefix.AsSpan(length).CommonPrefixLength(below[ends[child] - 1].Prefix.AsSpan(length));
            var known = new ResourceNode { FirstChar = _chars.Length, CharCount = end - length - 1 };
            _chars.Append(prefix, length + 1, known.CharCount);
            Fill(node.FirstChild + child, below[start..ends[child]], end, known);
            start = ends[child];
        }

        _nodes[number] = node;
    }

    /// <summary>Where the patterns that go on with the same letter end.</summary>
    private static List<int> EndsOfLetters(ReadOnlySpan<ResourceEntry> sorted, int length)
    {
        var ends = new List<int>();
        for (var index = 1; index <= sorted.Length; index++)
        {
            if (index == sorted.Length || sorted[index].Prefix[length] != sorted[index - 1].Prefix[length])
                ends.Add(index);
        }

        return ends;
    }

    private ResourceNode AddLeaves(ReadOnlySpan<ResourceEntry> entries, ResourceNode node)
    {
        var first = _leafCount;
        var guarded = new List<ResourceEntry>();
        foreach (var entry in entries)
        {
            if (entry.Pattern?.RequiredText is null)
                Add(entry);
            else
                guarded.Add(entry);
        }

        var tried = _leafCount - first + (guarded.Count < FewestGuarded ? guarded.Count : 0);
        foreach (var entry in guarded)
            Add(entry);
        return node with
        {
            FirstLeaf = first,
            LeafCount = tried,
            GuardedCount = _leafCount - first - tried,
            Guard = guarded.Count < FewestGuarded ? null : SearchValues.Create([.. guarded.Select(entry => entry.Pattern!.RequiredText!).Distinct()], StringComparison.Ordinal),
        };
    }

    private void Add(ResourceEntry entry)
    {
        _leaves[_leafCount++] = new ResourceLeaf(entry.Pattern, entry.Excluded, _statementCount, entry.Statements.Count);
        foreach (var order in entry.Statements)
            _statements[_statementCount++] = _indexed[order];
    }
}
