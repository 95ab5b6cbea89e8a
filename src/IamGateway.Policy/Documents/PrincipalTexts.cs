using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IamGateway.Policy.Documents;

/// <summary>The principals in the text of a policy.</summary>
public static class PrincipalTexts
{
    /// <summary>The policy with other principals under <c>AWS</c>, and every other character as it was; unchanged where it cannot be read.</summary>
    /// <param name="json">One policy.</param>
    /// <param name="replacements">What to write, by what is written. What is written by one replacement is not replaced by another.</param>
    public static string Replace(string json, IReadOnlyDictionary<string, string> replacements)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(replacements);
        var source = PolicySourceText.Read(PolicySourceText.Encode(json), PolicyType.Resource);
        if (source.Root is not { Kind: SourceKind.Object } root || root.Find("Statement") is not { } statements)
            return json;

        var (text, copied) = (new StringBuilder(json.Length), 0);
        foreach (var entry in statements.AsList().SelectMany(EntriesOf).OrderBy(entry => entry.Offset))
        {
            if (!replacements.TryGetValue(entry.Text, out var replacement))
                continue;
            text.Append(Encoding.UTF8.GetString(source.Json, copied, entry.Offset - copied));
            text.Append('"').Append(JsonEncodedText.Encode(replacement, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)).Append('"');
            copied = entry.End;
        }

        return copied == 0 ? json : text.Append(Encoding.UTF8.GetString(source.Json, copied, source.Json.Length - copied)).ToString();
    }

    private static IEnumerable<SourceNode> EntriesOf(SourceNode statement) =>
        new[] { statement.Find("Principal"), statement.Find("NotPrincipal") }
            .SelectMany(element => element?.Find("AWS")?.AsList() ?? [])
            .Where(entry => entry.Kind == SourceKind.Text);
}
