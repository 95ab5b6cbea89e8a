using System.Collections.Immutable;

namespace IamGateway.Policy.Documents;

/// <summary>Where the statements of a policy stand in its text.</summary>
public static class StatementSpans
{
    /// <summary>One for each statement in the order of the text, with its braces; none where the text cannot be read.</summary>
    /// <param name="json">One policy.</param>
    public static ImmutableArray<TextSpan> Of(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var source = PolicySourceText.Read(PolicySourceText.Encode(json), PolicyType.Identity);
        var places = new TextPlaces(source.Json);
        return source.Root is { Kind: SourceKind.Object } root && root.Find("Statement") is { } statements
            ? [.. statements.AsList().Select(statement => places.Between(statement.Offset, statement.End))]
            : [];
    }
}
