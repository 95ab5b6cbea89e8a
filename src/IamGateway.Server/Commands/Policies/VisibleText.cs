using System.Globalization;
using System.Text;

namespace IamGateway.Server.Commands.Policies;

/// <summary>Text from policies, requests and names of files as a terminal may show it: characters that would steer the terminal are written as escapes.</summary>
internal static class VisibleText
{
    public static string Of(string text)
    {
        if (!text.Any(IsHidden))
            return text;
        var visible = new StringBuilder();
        foreach (var character in text)
        {
            if (IsHidden(character))
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else
                visible.Append(character);
        }

        return visible.ToString();
    }

    /// <summary>Control characters, and those that turn the direction of text or take no room.</summary>
    private static bool IsHidden(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
