using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace IamGateway.ControlPlane.Wire;

/// <summary>Writes a JSON tree as the XML of the Query protocol: lists as <c>member</c>s, truth values in lower case, nothing for what is null.</summary>
internal static class XmlTree
{
    /// <summary>Name of the one member by which a tree marks a map: its value lists objects of <c>key</c> and <c>value</c>.</summary>
    public const string Map = "$map";

    public static void Write(XmlWriter writer, JsonNode node)
    {
        switch (node)
        {
            case JsonObject map when map.TryGetPropertyValue(Map, out var entries):
                WriteItems(writer, "entry", entries!.AsArray());
                break;
            case JsonObject structure:
                foreach (var (name, value) in structure)
                {
                    if (value is not null)
                        WriteElement(writer, name, value);
                }

                break;
            case JsonArray list:
                WriteItems(writer, "member", list);
                break;
            default:
                writer.WriteString(Printable(TextOf(node)));
                break;
        }
    }

    private static void WriteItems(XmlWriter writer, string name, JsonArray items)
    {
        foreach (var item in items)
        {
            if (item is not null)
                WriteElement(writer, name, item);
        }
    }

    private static void WriteElement(XmlWriter writer, string name, JsonNode value)
    {
        writer.WriteStartElement(name);
        Write(writer, value);
        writer.WriteEndElement();
    }

    private static string TextOf(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.String => node.GetValue<string>(),
        _ => node.ToJsonString(),
    };

    /// <summary>The text without what XML cannot carry, not even escaped.</summary>
    public static string Printable(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!XmlConvert.IsXmlChar(text[index]) && !char.IsSurrogate(text[index]))
                return string.Create(text.Length, text, Replace);
        }

        return text;
    }

    private static void Replace(Span<char> printable, string text)
    {
        for (var index = 0; index < text.Length; index++)
            printable[index] = XmlConvert.IsXmlChar(text[index]) || char.IsSurrogate(text[index]) ? text[index] : '\uFFFD';
    }
}
