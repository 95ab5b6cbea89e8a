using System.Text.Json.Nodes;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>A pattern as a list of characters, each special or not.</summary>
internal static class NaivePattern
{
    /// <summary>Puts values in the place of variables; null when a variable has none.</summary>
    public static List<(char Character, bool IsSpecial)>? Expand(string text, bool variables, bool wildcards, NaiveRequest request)
    {
        var result = new List<(char, bool)>();
        for (var index = 0; index < text.Length; index++)
        {
            var end = text.IndexOf('}', index);
            if (!variables || end <= index + 2 || !text[index..].StartsWith("${", StringComparison.Ordinal))
            {
                result.Add((text[index], wildcards && text[index] is '*' or '?'));
                continue;
            }

            var body = text[(index + 2)..end].Split(", '");
            var value = body[0] is "*" or "?" or "$" ? body[0] : Single(request.Find(body[0])) ?? (body.Length == 2 ? body[1].TrimEnd('\'') : null);
            if (value is null)
                return null;
            result.AddRange(value.Select(character => (character, false)));
            index = end;
        }

        return result;
    }

    /// <summary>Whether the whole text fits: <c>*</c> is any run, <c>?</c> any one character.</summary>
    public static bool Fits(List<(char Character, bool IsSpecial)> pattern, string text, int from = 0, int at = 0)
    {
        if (from == pattern.Count)
            return at == text.Length;
        if (pattern[from] == ('*', true))
            return Fits(pattern, text, from + 1, at) || (at < text.Length && Fits(pattern, text, from, at + 1));
        return at < text.Length && (pattern[from] == ('?', true) || pattern[from].Character == text[at]) && Fits(pattern, text, from + 1, at + 1);
    }

    private static string? Single(JsonNode? value) => value is JsonArray ? null : (string?)value;
}
