using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>A policy as its text has it, for the checks. What is unreadable, which the parser reports, looks absent.</summary>
internal sealed class SourcePolicy
{
    public SourcePolicy(PolicySourceText text, SourceNode root, PolicyType type)
    {
        Json = text.Json;
        IsReadable = text.Document is not null;
        Root = root;
        Type = type;
        Version = SourceElement.TextOf(root, "Version");
        HasVariables = Version?.Text == PolicyDocument.CurrentVersion;
        Statements = root.Kind == SourceKind.Object && root.Find("Statement") is { } statements
            ? [.. statements.AsList().Where(node => node.Kind == SourceKind.Object).Select(node => new SourceStatement(node, this))]
            : [];
    }

    /// <summary>UTF-8.</summary>
    public byte[] Json { get; }

    /// <summary>The parser finds no problem in it.</summary>
    public bool IsReadable { get; }

    public SourceNode Root { get; }

    public PolicyType Type { get; }

    /// <summary>Null when it is absent.</summary>
    public SourceNode? Version { get; }

    /// <summary>Whether <c>${…}</c> is a variable.</summary>
    public bool HasVariables { get; }

    public ImmutableArray<SourceStatement> Statements { get; }
}
