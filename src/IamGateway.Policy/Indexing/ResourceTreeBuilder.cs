using System.Buffers;
using System.Text;

namespace IamGateway.Policy.Indexing;

/// <summary>Builds a tree of resources.</summary>
internal sealed class ResourceTreeBuilder
{
    /// <summary>From so many on, patterns that need a certain text further on are asked for all at once.</summary>
    private const int FewestGuarded = 8;

    private readonly IndexedStatement[] _indexed;
    private readonly StringBuilder _firstLetters = new(" "); // one a node; nothing leads to the root
    private readonly StringBuilder _chars = new();
    private readonly ResourceNode[] _nodes;
    private readonly ResourceLeaf[] _leaves;
    private readonly IndexedStatement[] _statements;
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
        var nodes = new ResourceNode[builder._firstLetters.Length];
        Array.Copy(builder._nodes, nodes, nodes.Length); // a slice would wait for the JIT
        return new ResourceTree(nodes, builder._firstLetters.ToString(), builder._chars.ToString(), builder._leaves, builder._statements);
    }

    /// <summary>Fills a node in, and those below it.</summary>
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
        var child = _firstLetters.Length;
        for (var rest = below; !rest.IsEmpty; rest = rest[SameLetter(rest, length)..])
            _firstLetters.Append(rest[0].Prefix[length]);
        _nodes[number] = node with { FirstChild = child, ChildCount = _firstLetters.Length - child };

        while (!below.IsEmpty)
        {
            // Sorted, so what the first and the last have in common all of them have.
            var alike = below[..SameLetter(below, length)];
            var prefix = alike[0].Prefix;
            var end = length + prefix.AsSpan(length).CommonPrefixLength(alike[^1].Prefix.AsSpan(length));
            var known = new ResourceNode { FirstChar = _chars.Length, CharCount = end - length - 1 };
            _chars.Append(prefix, length + 1, known.CharCount);
            Fill(child++, alike, end, known);
            below = below[alike.Length..];
        }
    }

    /// <summary>How many patterns go on with the same letter as the first.</summary>
    private static int SameLetter(ReadOnlySpan<ResourceEntry> sorted, int length)
    {
        var count = 1;
        while (count < sorted.Length && sorted[count].Prefix[length] == sorted[0].Prefix[length])
            count++;
        return count;
    }

    private ResourceNode AddLeaves(ReadOnlySpan<ResourceEntry> entries, ResourceNode node)
    {
        var first = _leafCount;
        foreach (var entry in entries)
        {
            if (entry.Pattern?.RequiredText is null)
                Add(entry);
        }

        var tried = _leafCount - first;
        foreach (var entry in entries)
        {
            if (entry.Pattern?.RequiredText is not null)
                Add(entry);
        }

        var isGuarded = entries.Length - tried >= FewestGuarded;
        return node with
        {
            FirstLeaf = first,
            LeafCount = isGuarded ? tried : entries.Length,
            GuardedCount = isGuarded ? entries.Length - tried : 0,
            Guard = isGuarded ? SearchValues.Create(RequiredTexts(entries), StringComparison.Ordinal) : null,
        };
    }

    private static string[] RequiredTexts(ReadOnlySpan<ResourceEntry> entries)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Pattern?.RequiredText is { } text)
                texts.Add(text);
        }

        return [.. texts];
    }

    private void Add(ResourceEntry entry)
    {
        _leaves[_leafCount++] = new ResourceLeaf(entry.Pattern, entry.Excluded, _statementCount, entry.Statements.Count);
        foreach (var order in entry.Statements)
            _statements[_statementCount++] = _indexed[order];
    }
}
