namespace IamGateway.Policy.Documents;

/// <summary>A JSON value with its place in the text, so that a problem found in it can be pointed at.</summary>
/// <param name="kind">Its type.</param>
/// <param name="offset">Position of its first byte.</param>
/// <param name="path">JSON path from the root; long names are shortened in it.</param>
internal sealed class SourceNode(SourceKind kind, int offset, SourcePath path)
{
    public SourceKind Kind { get; } = kind;

    public int Offset { get; } = offset;

    /// <summary>Position after its last byte.</summary>
    public int End { get; set; } = offset;

    public SourcePath Path { get; } = path;

    /// <summary>The key it stands under in an object; empty in a list and at the root.</summary>
    public string Name { get; init; } = "";

    /// <summary>Position of that key; of the value where there is none.</summary>
    public int NameOffset { get; init; } = offset;

    /// <summary>Position after that key's last byte; of the value where there is none.</summary>
    public int NameEnd { get; init; } = offset;

    /// <summary>The text of a scalar: <c>false</c> and <c>"false"</c> are the same.</summary>
    public string Text { get; init; } = "";

    /// <summary>The values of a list or object, in the order of the text, without those whose key came before.</summary>
    public List<SourceNode> Children { get; } = [];

    /// <summary>Whether it is a text, a number or a Boolean.</summary>
    public bool IsScalar => Kind is SourceKind.Text or SourceKind.Number or SourceKind.Boolean;

    /// <summary>The value under a key of an object; null when there is none.</summary>
    public SourceNode? Find(string name) => Children.Find(child => child.Name == name);

    /// <summary>The values of a list; any other value counts as a list of itself. Source: IAM User Guide, "Grammar of the IAM JSON policy language".</summary>
    public IReadOnlyList<SourceNode> AsList() => Kind == SourceKind.List ? Children : [this];
}
