using System.Buffers;
using System.Collections.Immutable;

namespace IamGateway.Policy.Indexing;

/// <summary>
/// The resource patterns of a set's statements of one effect, as a tree of their literal beginnings (a radix tree): one walk along
/// a request's resource meets only patterns that begin as it does. Immutable.
/// </summary>
internal static class ResourceTree
{
    /// <summary>From so many on, patterns that need a certain text further on are asked for all at once.</summary>
    private const int FewestGuarded = 8;

    /// <summary>Builds the tree.</summary>
    /// <param name="leaves">Literal beginnings of patterns with what is left to test.</param>
    public static ResourceNode Build(IEnumerable<(string Prefix, ResourceLeaf Leaf)> leaves)
    {
        var sorted = leaves.ToArray();
        Array.Sort(sorted, (one, other) => string.CompareOrdinal(one.Prefix, other.Prefix)); // a beginning comes before what it begins
        return Build(sorted, "", 0);
    }

    /// <summary>The node of some patterns.</summary>
    /// <param name="sorted">Patterns that have the same beginning.</param>
    /// <param name="label">The end of that beginning, that leads here.</param>
    /// <param name="length">Length of that beginning.</param>
    private static ResourceNode Build(ReadOnlySpan<(string Prefix, ResourceLeaf Leaf)> sorted, string label, int length)
    {
        var own = 0;
        while (own < sorted.Length && sorted[own].Prefix.Length == length)
            own++;

        var children = ImmutableArray.CreateBuilder<ResourceNode>();
        var firstLetters = new List<char>();
        for (var start = own; start < sorted.Length;)
        {
            var letter = sorted[start].Prefix[length];
            var end = start + 1;
            while (end < sorted.Length && sorted[end].Prefix[length] == letter)
                end++;

            // Sorted, so what the first and the last have in common all of them have.
            var common = sorted[start].Prefix.AsSpan(length).CommonPrefixLength(sorted[end - 1].Prefix.AsSpan(length));
            children.Add(Build(sorted[start..end], sorted[start].Prefix.Substring(length, common), length + common));
            firstLetters.Add(letter);
            start = end;
        }

        return NodeOf(label, sorted[..own], string.Concat(firstLetters), children.ToImmutable());
    }

    private static ResourceNode NodeOf(string label, ReadOnlySpan<(string Prefix, ResourceLeaf Leaf)> own, string firstLetters, ImmutableArray<ResourceNode> children)
    {
        var leaves = new List<ResourceLeaf>();
        var guarded = new List<ResourceLeaf>();
        foreach (var (_, leaf) in own)
            (leaf.RequiredText is null ? leaves : guarded).Add(leaf);
        if (guarded.Count < FewestGuarded)
        {
            leaves.AddRange(guarded);
            guarded.Clear();
        }

        var guard = guarded.Count == 0 ? null : SearchValues.Create([.. guarded.Select(leaf => leaf.RequiredText!).Distinct()], StringComparison.Ordinal);
        return new ResourceNode(label, [.. leaves], [.. guarded], guard, firstLetters, children);
    }
}
