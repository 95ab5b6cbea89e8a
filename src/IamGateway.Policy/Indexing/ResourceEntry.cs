using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Indexing;

/// <summary>A pattern, or a list of excluded ones, on its way into a tree.</summary>
/// <param name="Pattern">The pattern; null for a list.</param>
/// <param name="Excluded">The list; null for a pattern.</param>
internal sealed record ResourceEntry(ResourcePattern? Pattern, ResourcePatterns? Excluded)
{
    /// <summary>What every resource that matches begins with.</summary>
    public string Prefix => Pattern?.Prefix ?? "";

    /// <summary>The statements that have it, in their order.</summary>
    public List<IndexedStatement> Statements { get; } = [];
}
