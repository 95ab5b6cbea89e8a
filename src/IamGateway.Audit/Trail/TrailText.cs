using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace IamGateway.Audit.Trail;

/// <summary>How text from outside is made safe for the trail: bounded, and without characters that deceive whoever reads it.</summary>
internal static class TrailText
{
    private const char Ellipsis = '…';

    /// <summary>Escapes control characters, and characters that are invisible or turn the direction of text; leaves letters of all scripts readable.</summary>
    public static JavaScriptEncoder Encoder { get; } = MakeEncoder();

    /// <summary>The text, cut to a length when it is longer; a cut text ends with an ellipsis.</summary>
    public static string Bounded(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = length - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), [Ellipsis]);
    }

    private static JavaScriptEncoder MakeEncoder()
    {
        var allowed = new TextEncoderSettings(UnicodeRanges.All);
        allowed.ForbidCharacters('\u00AD', '\u061C', '\u180E', '\uFEFF');
        allowed.ForbidRange(UnicodeRange.Create('\u200B', '\u200F'));
        allowed.ForbidRange(UnicodeRange.Create('\u2028', '\u202E'));
        allowed.ForbidRange(UnicodeRange.Create('\u2060', '\u206F'));
        allowed.ForbidRange(UnicodeRange.Create('\uFFF0', '\uFFFF'));
        return JavaScriptEncoder.Create(allowed);
    }
}
