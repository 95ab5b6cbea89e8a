using System.Xml;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>What the metadata of a SAML identity provider say, as far as it is needed to keep them.</summary>
/// <param name="ValidUntil">When they expire; null: they do not say.</param>
/// <remarks>Source: Metadata for the OASIS Security Assertion Markup Language (SAML) V2.0, §2.3.2 and §2.4.3.</remarks>
internal sealed record SamlMetadata(DateTimeOffset? ValidUntil)
{
    private const string Namespace = "urn:oasis:names:tc:SAML:2.0:metadata";
    private const int MaxCharacters = 10_000_000, MaxDepth = 64;

    // No DTD, so there are no entities to grow; nothing is fetched.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
    };

    /// <summary>Reads metadata of one entity that is an identity provider.</summary>
    /// <exception cref="ApiException">They are something else.</exception>
    public static SamlMetadata Read(SamlMetadataText metadata)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(metadata.Text), Settings);
            return Read(reader);
        }
        catch (Exception malformed) when (malformed is XmlException or FormatException or ArgumentOutOfRangeException)
        {
            throw new ApiException(ErrorCode.InvalidInput, $"Could not parse metadata: {malformed.Message}");
        }
    }

    private static SamlMetadata Read(XmlReader reader)
    {
        reader.MoveToContent();
        if (reader is not { LocalName: "EntityDescriptor", NamespaceURI: Namespace } || string.IsNullOrEmpty(reader.GetAttribute("entityID")))
            throw new XmlException("the root must be an EntityDescriptor with an entityID.");

        DateTimeOffset? validUntil = reader.GetAttribute("validUntil") is { } moment ? XmlConvert.ToDateTimeOffset(moment) : null;
        var isIdentityProvider = false;
        while (reader.Read())
        {
            isIdentityProvider |= reader is { NodeType: XmlNodeType.Element, Depth: 1, LocalName: "IDPSSODescriptor", NamespaceURI: Namespace };
            if (reader.Depth > MaxDepth)
                throw new XmlException($"elements are nested deeper than {MaxDepth}.");
        }

        return isIdentityProvider ? new SamlMetadata(validUntil) : throw new XmlException("there is no IDPSSODescriptor.");
    }
}
