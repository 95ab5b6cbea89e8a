using System.Security.Cryptography.Xml;
using System.Xml;

namespace IamGateway.Federation.Saml;

/// <summary>The octets that a signature covers. Source: Exclusive XML Canonicalization 1.0.</summary>
internal static class ExclusiveCanonical
{
    private const string Xmlns = "http://www.w3.org/2000/xmlns/";

    /// <summary>The octets of an element.</summary>
    /// <param name="element">The element, in its document.</param>
    /// <param name="without">A child that is left out; null: none.</param>
    /// <param name="prefixes">The prefixes whose namespaces are kept though nothing shows their use, with spaces between; null: none.</param>
    public static byte[] Of(XmlElement element, XmlElement? without, string? prefixes)
    {
        var copy = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        var root = (XmlElement)copy.AppendChild(copy.ImportNode(element, deep: true))!;
        if (without is not null)
        {
            root.RemoveChild(root.ChildNodes[IndexOf(element, without)]!);
        }

        AddNamespaces(element, root);
        var transform = new XmlDsigExcC14NTransform(includeComments: false, prefixes);
        transform.LoadInput(copy);
        using var octets = (MemoryStream)transform.GetOutput(typeof(Stream));
        return octets.ToArray();
    }

    /// <summary>The namespaces of the ancestors, which the copy is cut off from. The nearest declaration of a prefix counts.</summary>
    private static void AddNamespaces(XmlElement element, XmlElement root)
    {
        for (var ancestor = element.ParentNode as XmlElement; ancestor is not null; ancestor = ancestor.ParentNode as XmlElement)
        {
            foreach (XmlAttribute attribute in ancestor.Attributes)
            {
                if (attribute.NamespaceURI == Xmlns && !root.HasAttribute(attribute.LocalName, Xmlns))
                {
                    root.SetAttributeNode((XmlAttribute)root.OwnerDocument.ImportNode(attribute, deep: true));
                }
            }
        }
    }

    private static int IndexOf(XmlElement parent, XmlElement child)
    {
        var index = 0;
        for (var node = parent.FirstChild; node != child; node = node!.NextSibling)
        {
            index++;
        }

        return index;
    }
}
