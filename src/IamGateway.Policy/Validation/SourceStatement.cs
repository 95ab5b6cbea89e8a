using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>A statement as its text has it, every part with its place.</summary>
/// <param name="node">An object.</param>
/// <param name="policy">What it is part of.</param>
internal sealed class SourceStatement(SourceNode node, SourcePolicy policy)
{
    public SourceNode Node { get; } = node;

    public SourcePolicy Policy { get; } = policy;

    public SourceNode? Sid { get; } = SourceElement.TextOf(node, "Sid");

    /// <summary>False for a Deny and for an effect that does not exist.</summary>
    public bool IsAllow { get; } = SourceElement.TextOf(node, "Effect")?.Text == "Allow";

    public bool IsDeny { get; } = SourceElement.TextOf(node, "Effect")?.Text == "Deny";

    public SourceElement Actions { get; } = SourceElement.Of(node, "Action");

    public SourceElement Resources { get; } = SourceElement.Of(node, "Resource");

    public SourcePrincipals Principals { get; } = new(node);

    /// <summary>The element; null when it is absent or no object.</summary>
    public SourceNode? Condition { get; } = node.Find("Condition") is { Kind: SourceKind.Object } condition ? condition : null;

    /// <summary>One for every key under every operator.</summary>
    public ImmutableArray<SourceCondition> Conditions { get; } =
        node.Find("Condition") is { Kind: SourceKind.Object } condition
            ? [.. from block in condition.Children
                  where block.Kind == SourceKind.Object
                  from key in block.Children
                  select new SourceCondition(block, key)]
            : [];
}
