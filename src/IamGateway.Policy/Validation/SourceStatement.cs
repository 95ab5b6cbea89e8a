using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>A statement as its text has it, every part with its place.</summary>
internal sealed class SourceStatement
{
    private readonly HashSet<string> _keys;

    public SourceStatement(SourceNode node, SourcePolicy policy)
    {
        Node = node;
        Policy = policy;
        Sid = SourceElement.TextOf(node, "Sid");
        Effect = SourceElement.TextOf(node, "Effect")?.Text;
        Actions = SourceElement.Of(node, "Action");
        Resources = SourceElement.Of(node, "Resource");
        Principals = new SourcePrincipals(node);
        Condition = node.Find("Condition") is { Kind: SourceKind.Object } condition ? condition : null;
        Conditions = [.. from block in Condition?.Children ?? []
                         where block.Kind == SourceKind.Object
                         from key in block.Children
                         select new SourceCondition(block, key)];
        _keys = Conditions.Select(test => test.KeyName).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public SourceNode Node { get; }

    public SourcePolicy Policy { get; }

    /// <summary>Null when it is absent.</summary>
    public SourceNode? Sid { get; }

    public string? Effect { get; }

    public bool IsAllow => Effect == "Allow";

    public bool IsDeny => Effect == "Deny";

    /// <summary>Whether it gives permissions: an Allow of a policy that is no mere maximum.</summary>
    public bool Grants => IsAllow && Policy.Type is not (PolicyType.PermissionsBoundary or PolicyType.ServiceControl or PolicyType.ResourceControl);

    public SourceElement Actions { get; }

    public SourceElement Resources { get; }

    public SourcePrincipals Principals { get; }

    /// <summary>The element; null when it is absent or no object.</summary>
    public SourceNode? Condition { get; }

    /// <summary>One for every key under every operator.</summary>
    public ImmutableArray<SourceCondition> Conditions { get; }

    /// <summary>Whether a key is tested, under any operator.</summary>
    public bool HasCondition(string key) => _keys.Contains(key);
}
