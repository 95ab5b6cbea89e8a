using System.Text;
using System.Text.Json;

namespace IamGateway.Policy.Documents;

/// <summary>Reads JSON into values with places. Reports syntax errors, keys that come twice and what is nested too deep.</summary>
/// <param name="json">UTF-8.</param>
/// <param name="diagnostics">Where problems go.</param>
internal sealed class SourceReader(byte[] json, DiagnosticList diagnostics)
{
    /// <summary>How deep objects and lists may stand in each other. A policy needs six.</summary>
    public const int MaximumDepth = 16;

    /// <summary>The root; null when the text is no JSON or too deep, which is then reported.</summary>
    public SourceNode? Read()
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaximumDepth + 1 });
        try
        {
            reader.Read();
            var root = ReadValue(ref reader, new Place(SourcePath.Root, "", null, null));
            if (root is not null)
                reader.Read(); // finds what stands after the document
            return root;
        }
        catch (JsonException problem)
        {
            var reason = problem.Message.Split(". ")[0]; // its first sentence; the others repeat the place
            diagnostics.Add(DiagnosticCodes.JsonSyntax, SourcePath.Root, OffsetOf(problem), $"This is not JSON: {Excerpt.Of(reason)}.");
            return null;
        }
    }

    private SourceNode? ReadValue(ref Utf8JsonReader reader, Place place)
    {
        var node = ReadKind(ref reader, place);
        node?.End = (int)reader.BytesConsumed;
        return node;
    }

    private SourceNode? ReadKind(ref Utf8JsonReader reader, Place place)
    {
        var offset = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= MaximumDepth:
                diagnostics.Add(DiagnosticCodes.TooDeep, place.Path, offset, $"Objects and lists stand in each other more than {MaximumDepth} deep.");
                return null;
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, place.Node(SourceKind.Object, offset));
            case JsonTokenType.StartArray:
                return ReadList(ref reader, place.Node(SourceKind.List, offset));
            case JsonTokenType.String:
                return place.Node(SourceKind.Text, offset, ReadText(ref reader, place.Path));
            case JsonTokenType.Number:
                return place.Node(SourceKind.Number, offset, Encoding.UTF8.GetString(reader.ValueSpan));
            case JsonTokenType.True or JsonTokenType.False:
                return place.Node(SourceKind.Boolean, offset, reader.TokenType == JsonTokenType.True ? "true" : "false");
            default:
                return place.Node(SourceKind.Null, offset);
        }
    }

    private SourceNode? ReadObject(ref Utf8JsonReader reader, SourceNode node)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var nameOffset = (int)reader.TokenStartIndex;
            var name = ReadText(ref reader, node.Path);
            var nameEnd = nameOffset + reader.ValueSpan.Length + 2; // with its quotes
            reader.Read();
            var child = ReadValue(ref reader, new Place(node.Path.At(name), name, nameOffset, nameEnd));
            if (child is null)
                return null;
            if (names.Add(name))
                node.Children.Add(child);
            else
                diagnostics.AddAtName(DiagnosticCodes.DuplicateKey, child, $"The key \"{Excerpt.Of(name)}\" comes twice in one object; keep one.");
        }

        return node;
    }

    private SourceNode? ReadList(ref Utf8JsonReader reader, SourceNode node)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var child = ReadValue(ref reader, new Place(node.Path.At(node.Children.Count), "", null, null));
            if (child is null)
                return null;
            node.Children.Add(child);
        }

        return node;
    }

    private string ReadText(ref Utf8JsonReader reader, SourcePath path)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            diagnostics.Add(DiagnosticCodes.JsonSyntax, path, (int)reader.TokenStartIndex, "This text is not valid Unicode: it has bytes or escapes that stand for no character.");
            return "";
        }
    }

    private int OffsetOf(JsonException problem)
    {
        var lineStart = 0;
        for (var line = problem.LineNumber ?? 0; line > 0; line--)
            lineStart += json.AsSpan(lineStart).IndexOf((byte)'\n') + 1;
        return lineStart + (int)(problem.BytePositionInLine ?? 0);
    }

    /// <summary>Where the value that comes next stands.</summary>
    private readonly record struct Place(SourcePath Path, string Name, int? NameOffset, int? NameEnd)
    {
        public SourceNode Node(SourceKind kind, int offset, string text = "") =>
            new(kind, offset, Path) { Name = Name, NameOffset = NameOffset ?? offset, NameEnd = NameEnd ?? offset, Text = text };
    }
}
