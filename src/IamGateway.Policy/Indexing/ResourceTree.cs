namespace IamGateway.Policy.Indexing;

/// <summary>
/// The resource patterns of a set's statements, as a tree of their literal beginnings (a radix tree): one walk along
/// a request's resource meets only patterns that begin as it does. It lies in a few arrays, so that a walk stays near itself in
/// memory. Immutable.
/// </summary>
/// <param name="nodes">The root, then the others; those below one node side by side.</param>
/// <param name="firstLetters">For each node the first letter of what leads to it.</param>
/// <param name="chars">The texts that lead to nodes, without their first letters.</param>
/// <param name="leaves">The patterns; those of one node side by side.</param>
/// <param name="statements">The statements; those of one pattern side by side.</param>
internal sealed class ResourceTree(ResourceNode[] nodes, string firstLetters, string chars, ResourceLeaf[] leaves, IndexedStatement[] statements)
{
    /// <summary>The patterns of a node that have to be tried.</summary>
    public ReadOnlySpan<ResourceLeaf> LeavesOf(in ResourceNode node) => leaves.AsSpan(node.FirstLeaf, node.LeafCount);

    /// <summary>The patterns of a node that have to be tried when its guard finds something.</summary>
    public ReadOnlySpan<ResourceLeaf> GuardedOf(in ResourceNode node) => leaves.AsSpan(node.FirstLeaf + node.LeafCount, node.GuardedCount);

    /// <summary>The statements of a pattern.</summary>
    public ReadOnlySpan<IndexedStatement> StatementsOf(in ResourceLeaf leaf) => statements.AsSpan(leaf.FirstStatement, leaf.StatementCount);

    /// <summary>Number of the node that the rest of a resource leads to from another, and what is left of it then; 0 when it leads nowhere.</summary>
    public int Next(in ResourceNode node, ref ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
            return 0;
        var child = firstLetters.AsSpan(node.FirstChild, node.ChildCount).IndexOf(rest[0]);
        if (child < 0)
            return 0;

        child += node.FirstChild;
        ref readonly var next = ref nodes[child];
        if (!rest[1..].StartsWith(chars.AsSpan(next.FirstChar, next.CharCount)))
            return 0;
        rest = rest[(1 + next.CharCount)..];
        return child;
    }

    /// <summary>The node with a number.</summary>
    public ref readonly ResourceNode this[int number] => ref nodes[number];
}
