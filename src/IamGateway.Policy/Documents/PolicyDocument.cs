using System.Collections.Immutable;

namespace IamGateway.Policy.Documents;

/// <summary>A parsed policy. Only <see cref="PolicyParser"/> makes them, so a document that exists is well formed.</summary>
public sealed record PolicyDocument
{
    /// <summary>The language version that has policy variables.</summary>
    public const string CurrentVersion = "2012-10-17";

    /// <summary>The older version, which is also what a document without a version has: <c>${…}</c> is literal text in it.</summary>
    public const string OldVersion = "2008-10-17";

    internal PolicyDocument()
    {
    }

    /// <summary>As written; null when the document names none.</summary>
    public string? Version { get; internal init; }

    /// <summary>The document's own identifier; null when it has none.</summary>
    public string? Id { get; internal init; }

    /// <summary>At least one, in the order of the text.</summary>
    public ImmutableArray<PolicyStatement> Statements { get; internal init; } = [];

    /// <summary>Whether <c>${…}</c> is a variable. Source: IAM User Guide, "IAM JSON policy elements: Version".</summary>
    public bool HasVariables => Version == CurrentVersion;
}
