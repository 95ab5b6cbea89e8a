using System.Globalization;
using System.Text;
using System.Text.Json;

namespace IamGateway.Server.Commands.Policies;

/// <summary>A file of cases: one a line, or a JSON list of them.</summary>
internal static class CaseFile
{
    /// <summary>The text of each case, and its place for messages.</summary>
    /// <exception cref="CaseFormatException">It begins like a list and is no JSON.</exception>
    public static IEnumerable<(string Place, ReadOnlyMemory<byte> Text)> Split(ReadOnlyMemory<byte> content)
    {
        if (content.Span.TrimStart(" \t\r\n"u8) is [(byte)'[', ..])
            return Items(content);
        return IsOneValue(content) ? [("case 1", content)] : Lines(content);
    }

    private static List<(string, ReadOnlyMemory<byte>)> Items(ReadOnlyMemory<byte> content)
    {
        using var list = CaseReader.ReadJson(content);
        return [.. list.RootElement.EnumerateArray().Select((item, index) =>
            (string.Create(CultureInfo.InvariantCulture, $"case {index + 1}"), (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(item.GetRawText())))];
    }

    /// <summary>Whether this is one JSON value: a single case may be written over several lines.</summary>
    public static bool IsOneValue(ReadOnlyMemory<byte> content)
    {
        try
        {
            JsonDocument.Parse(content).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<(string, ReadOnlyMemory<byte>)> Lines(ReadOnlyMemory<byte> content)
    {
        for (var number = 1; !content.IsEmpty; number++)
        {
            var end = content.Span.IndexOf((byte)'\n');
            var line = end < 0 ? content : content[..end];
            content = end < 0 ? default : content[(end + 1)..];
            if (!line.Span.Trim(" \t\r"u8).IsEmpty)
                yield return (string.Create(CultureInfo.InvariantCulture, $"line {number}"), line);
        }
    }
}
