using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary><c>Principal</c> or <c>NotPrincipal</c> as the text has it.</summary>
internal sealed class SourcePrincipals
{
    public SourcePrincipals(SourceNode statement)
    {
        var plain = statement.Find("Principal");
        Node = plain ?? statement.Find("NotPrincipal");
        IsNegated = Node is not null && plain is null;
        if (Node is { Kind: SourceKind.Text, Text: "*" })
            Entries = [new SourcePrincipal("AWS", Node)];
        else if (Node is { Kind: SourceKind.Object })
            Entries = [.. Node.Children.SelectMany(kind => kind.AsList().Where(item => item.Kind == SourceKind.Text).Select(item => new SourcePrincipal(kind.Name, item)))];
    }

    /// <summary>The value; null when the statement has neither.</summary>
    public SourceNode? Node { get; }

    /// <summary>It is <c>NotPrincipal</c>.</summary>
    public bool IsNegated { get; }

    public ImmutableArray<SourcePrincipal> Entries { get; } = [];

    /// <summary>Everybody is among them.</summary>
    public bool IncludeEverybody => !IsNegated && Entries.Any(entry => entry.IsEverybody);
}
