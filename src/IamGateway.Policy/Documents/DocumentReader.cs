namespace IamGateway.Policy.Documents;

/// <summary>Reads the outermost object of a policy. Source: IAM User Guide, "Grammar of the IAM JSON policy language".</summary>
/// <param name="diagnostics">Where problems go.</param>
/// <param name="type">The role the policy plays.</param>
internal sealed class DocumentReader(DiagnosticList diagnostics, PolicyType type)
{
    private static readonly string[] Elements = ["Version", "Id", "Statement"];

    /// <summary>The document; only to be used when nothing was reported.</summary>
    public PolicyDocument? Read(SourceNode root)
    {
        if (root.Kind != SourceKind.Object)
        {
            diagnostics.Add(DiagnosticCodes.DataType, root, "A policy is a JSON object.");
            return null;
        }

        ElementRules.RefuseUnknown(root, Elements, diagnostics);
        var version = ReadVersion(root.Find("Version"));
        var statements = new StatementReader(diagnostics, type);
        return new PolicyDocument
        {
            Version = version,
            Id = ElementRules.ReadText(root.Find("Id"), diagnostics),
            Statements = [.. StatementsOf(root).Select(statements.Read).OfType<PolicyStatement>()],
        };
    }

    private string? ReadVersion(SourceNode? node)
    {
        var version = ElementRules.ReadText(node, diagnostics);
        if (version is not (null or PolicyDocument.CurrentVersion or PolicyDocument.OldVersion))
            diagnostics.Add(DiagnosticCodes.Version, node!, $"Version \"{Excerpt.Of(version)}\" does not exist; write \"{PolicyDocument.CurrentVersion}\".");
        return version;
    }

    private IReadOnlyList<SourceNode> StatementsOf(SourceNode root)
    {
        var node = root.Find("Statement");
        if (node is null || node is { Kind: SourceKind.List, Children.Count: 0 })
        {
            diagnostics.Add(DiagnosticCodes.MissingStatement, node ?? root, "A policy needs at least one statement in Statement.");
            return [];
        }

        return node.AsList();
    }
}
