using System.Globalization;

namespace IamGateway.Policy.Documents;

/// <summary>Words of a document made fit for a message: short, on one line.</summary>
internal static class Excerpt
{
    /// <summary>Longer texts are cut, in characters.</summary>
    public const int MaximumLength = 100;

    /// <summary>The text, cut when it is long, the characters replaced that steer a terminal, turn the direction of text or take no room.</summary>
    public static string Of(string text)
    {
        var end = text.Length <= MaximumLength ? text : string.Concat(text.AsSpan(0, MaximumLength), "…");
        return string.Create(end.Length, end, (buffer, source) =>
        {
            for (var index = 0; index < buffer.Length; index++)
                buffer[index] = IsHidden(source[index]) ? '\uFFFD' : source[index];
        });
    }

    private static bool IsHidden(char character) => char.GetUnicodeCategory(character) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
