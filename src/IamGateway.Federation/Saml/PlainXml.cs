using System.Text;
using System.Xml;

namespace IamGateway.Federation.Saml;

/// <summary>
/// The one way from text to XML for all that comes from identity providers. What two readers could understand in two ways is refused: DTDs, entities,
/// processing instructions, CDATA sections, identifiers that occur twice, and in messages comments too, since they cut texts in two.
/// </summary>
/// <remarks>The depth is counted before there is a tree, so that a small message cannot cost much.</remarks>
internal static class PlainXml
{
    private const int MaxDepth = 64;
    private const int MaxNodes = 50_000;
    private const int MaxAttributes = 64;   // of one element, its namespaces among them: what sorts and compares them is not made for many

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The document in a message.</summary>
    /// <exception cref="XmlException">It is no plain XML.</exception>
    public static XmlDocument Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Parse(StrictUtf8.GetString(utf8), allowsComments: false);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new XmlException("it is not UTF-8.", invalid);
        }
    }

    /// <summary>The document in a file of metadata. Its comments are left out.</summary>
    /// <exception cref="XmlException">It is no plain XML.</exception>
    public static XmlDocument ParseMetadata(string text) => Parse(text, allowsComments: true);

    private static XmlDocument Parse(string text, bool allowsComments)
    {
        // No DTD, so there are no entities to grow; nothing is fetched.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = allowsComments };
        Require(text, settings);

        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using var reader = XmlReader.Create(new StringReader(text), settings);
        document.Load(reader);
        return document;
    }

    private static void Require(string text, XmlReaderSettings settings)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var nodes = 0;
        using var reader = XmlReader.Create(new StringReader(text), settings);
        while (reader.Read())
        {
            if (++nodes > MaxNodes || reader.Depth > MaxDepth)
            {
                throw new XmlException($"it has more than {MaxNodes} nodes, or elements nested deeper than {MaxDepth}.");
            }

            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    RequireAttributes(reader, ids);
                    break;
                case XmlNodeType.XmlDeclaration:
                    RequireUtf8(reader);
                    break;
                case XmlNodeType.EndElement or XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    break;
                default:
                    throw new XmlException($"it has a {reader.NodeType}, which is not allowed in it.");
            }
        }
    }

    private static void RequireAttributes(XmlReader reader, HashSet<string> ids)
    {
        if (reader.AttributeCount > MaxAttributes)
        {
            throw new XmlException($"one of its elements has more than {MaxAttributes} attributes.");
        }

        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName.Equals("ID", StringComparison.OrdinalIgnoreCase) && !ids.Add(reader.Value))
            {
                throw new XmlException("two of its elements have the same ID.");
            }
        }

        reader.MoveToElement();
    }

    private static void RequireUtf8(XmlReader reader)
    {
        if (reader.GetAttribute("encoding") is { } encoding && !encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw new XmlException("it says that it is not UTF-8.");
        }
    }
}
