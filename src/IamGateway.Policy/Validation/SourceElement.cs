using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>An element that is written plainly or with <c>Not</c> before it, such as <c>Action</c> and <c>NotAction</c>.</summary>
/// <param name="Node">The value; null when the statement has neither.</param>
/// <param name="IsNegated">It is written with <c>Not</c>.</param>
/// <param name="Entries">Its texts.</param>
internal sealed record SourceElement(SourceNode? Node, bool IsNegated, ImmutableArray<SourceNode> Entries)
{
    /// <summary>An empty list.</summary>
    public bool IsEmptyList => Node is { Kind: SourceKind.List, Children.Count: 0 };

    /// <summary>Whether an entry is, or matches, an action; whether it is then meant or excluded is another matter.</summary>
    public bool Names(string action) => Entries.Any(entry => ActionPattern.Matches(entry.Text, action));

    /// <summary>The element of a statement.</summary>
    public static SourceElement Of(SourceNode statement, string name)
    {
        var plain = statement.Find(name);
        var node = plain ?? statement.Find("Not" + name);
        return new SourceElement(node, node is not null && plain is null, node is null ? [] : [.. node.AsList().Where(item => item.Kind == SourceKind.Text)]);
    }

    /// <summary>An element that is a text; null when it is absent or another type.</summary>
    public static SourceNode? TextOf(SourceNode parent, string name) =>
        parent.Find(name) is { Kind: SourceKind.Text } node ? node : null;
}
