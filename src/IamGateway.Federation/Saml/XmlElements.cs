using System.Xml;

namespace IamGateway.Federation.Saml;

/// <summary>Reads elements without a second way to understand them: direct children by name and namespace, and texts that are nothing but text.</summary>
internal static class XmlElements
{
    /// <summary>Whether this is the element of that name and namespace.</summary>
    public static bool Is(this XmlElement element, string name, string space) => element.LocalName == name && element.NamespaceURI == space;

    /// <summary>The child elements, in order.</summary>
    public static IEnumerable<XmlElement> Elements(this XmlElement parent) => parent.ChildNodes.OfType<XmlElement>();

    /// <summary>The child elements of a name, in order.</summary>
    public static IEnumerable<XmlElement> Elements(this XmlElement parent, string name, string space) => parent.Elements().Where(child => child.Is(name, space));

    /// <summary>The only child of a name; null: there is none.</summary>
    /// <exception cref="SamlException">There are several.</exception>
    public static XmlElement? Single(this XmlElement parent, string name, string space)
    {
        XmlElement? found = null;
        foreach (var child in parent.Elements(name, space))
        {
            found = found is null ? child : throw SamlException.Malformed($"There is more than one {name} in {parent.LocalName}.");
        }

        return found;
    }

    /// <summary>The only child of a name.</summary>
    /// <exception cref="SamlException">There is none, or there are several.</exception>
    public static XmlElement Required(this XmlElement parent, string name, string space) =>
        parent.Single(name, space) ?? throw SamlException.Malformed($"There is no {name} in {parent.LocalName}.");

    /// <summary>Refuses children that are not named, and text between the children.</summary>
    /// <exception cref="SamlException">There is something else in it.</exception>
    public static void RequireOnly(this XmlElement parent, string space, params ReadOnlySpan<string> names) => RequireOnly(parent, maySign: false, space, names);

    /// <summary>Like <see cref="RequireOnly(XmlElement, string, ReadOnlySpan{string})"/>, but a signature may be there too.</summary>
    /// <exception cref="SamlException">There is something else in it.</exception>
    public static void RequireOnlyAndSignature(this XmlElement parent, string space, params ReadOnlySpan<string> names) => RequireOnly(parent, maySign: true, space, names);

    /// <summary>The text of an element, exactly.</summary>
    /// <exception cref="SamlException">There is something else than text in it.</exception>
    public static string Text(this XmlElement element) =>
        element.ChildNodes.OfType<XmlNode>().All(node => node is XmlText or XmlWhitespace or XmlSignificantWhitespace)
            ? element.InnerText
            : throw SamlException.Malformed($"There is something else than text in {element.LocalName}.");

    /// <summary>An attribute without a namespace; null: there is none.</summary>
    public static string? Value(this XmlElement element, string attribute) => element.GetAttributeNode(attribute, "")?.Value;

    /// <summary>A moment, in UTC; null: the attribute is absent.</summary>
    /// <exception cref="SamlException">It is no moment in UTC.</exception>
    /// <remarks>Source: SAML Core §1.3.3.</remarks>
    public static DateTimeOffset? Moment(this XmlElement element, string attribute)
    {
        if (element.Value(attribute) is not { } text)
        {
            return null;
        }

        try
        {
            return text.EndsWith('Z') ? XmlConvert.ToDateTimeOffset(text) : throw new FormatException();
        }
        catch (Exception invalid) when (invalid is FormatException or ArgumentOutOfRangeException or OverflowException)
        {
            throw SamlException.Malformed($"{attribute} of {element.LocalName} is no time in UTC.");
        }
    }

    private static void RequireOnly(XmlElement parent, bool maySign, string space, ReadOnlySpan<string> names)
    {
        foreach (XmlNode node in parent.ChildNodes)
        {
            var isKnown = node is XmlElement child
                ? (child.NamespaceURI == space && names.Contains(child.LocalName)) || (maySign && child.Is("Signature", SamlNames.Signature))
                : string.IsNullOrWhiteSpace(node.Value);
            if (!isKnown)
            {
                throw SamlException.Malformed($"There is a {node.LocalName} in {parent.LocalName}, where it does not belong.");
            }
        }
    }
}
