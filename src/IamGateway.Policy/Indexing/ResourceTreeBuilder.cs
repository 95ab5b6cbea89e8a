using System.Buffers;
using System.Text;

namespace IamGateway.Policy.Indexing;

/// <summary>Builds a tree of resources.</summary>
internal sealed class ResourceTreeBuilder
{
    /// <summary>From so many on, patterns that need a certain text further on are asked for all at once.</summary>
    private const int FewestGuarded = 8;

    private readonly StringBuilder _firstLetters = new();
    private readonly StringBuilder _chars = new();
    private readonly List<ResourceNode> _nodes = [];
    private readonly List<ResourceLeaf> _leaves = [];
    private readonly List<IndexedStatement> _statements = [];

    private ResourceTreeBuilder()
    {
    }

    /// <summary>The tree of these patterns.</summary>
    public static ResourceTree Build(IEnumerable<ResourceEntry> entries)
    {
        var sorted = entries.ToArray();
        Array.Sort(sorted, (one, other) => string.CompareOrdinal(one.Prefix, other.Prefix)); // a beginning comes before what it begins
        var builder = new ResourceTreeBuilder();
        builder._nodes.Add(default);
        builder._firstLetters.Append(' '); // nothing leads to the root
        builder.Fill(0, sorted, 0, default);
        return new ResourceTree(
            [.. builder._nodes], builder._firstLetters.ToString(), builder._chars.ToString(), [.. builder._leaves], [.. builder._statements]);
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
        node = node with { FirstChild = _nodes.Count, ChildCount = ends.Count };
        var start = 0;
        foreach (var end in ends)
        {
            _nodes.Add(default);
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
        var first = _leaves.Count;
        var guarded = new List<ResourceEntry>();
        foreach (var entry in entries)
        {
            if (entry.Pattern?.RequiredText is null)
                Add(entry);
            else
                guarded.Add(entry);
        }

        var leafCount = _leaves.Count - first + (guarded.Count < FewestGuarded ? guarded.Count : 0);
        foreach (var entry in guarded)
            Add(entry);
        return node with
        {
            FirstLeaf = first,
            LeafCount = leafCount,
            GuardedCount = _leaves.Count - first - leafCount,
            Guard = guarded.Count < FewestGuarded ? null : SearchValues.Create([.. guarded.Select(entry => entry.Pattern!.RequiredText!).Distinct()], StringComparison.Ordinal),
        };
    }

    private void Add(ResourceEntry entry)
    {
        _leaves.Add(new ResourceLeaf(entry.Pattern, entry.Excluded, _statements.Count, entry.Statements.Count));
        _statements.AddRange(entry.Statements);
    }
}
