using System.Xml;

namespace IamGateway.Federation.Saml;

/// <summary>Verifies responses of SAML identity providers.</summary>
/// <remarks>
/// The order is the point: plain XML, then signatures, then what they cover. What an assertion says is read from the octets that a signature covers, and from
/// nothing else; the rest of an unsigned response can only make it be refused.
/// Source: SAML Core §3.2.2, §3.4.1.4 and §5; Profiles for the OASIS Security Assertion Markup Language (SAML) V2.0, §4.1.4.
/// </remarks>
public static class SamlResponse
{
    /// <summary>Longest response that is read, in bytes of XML.</summary>
    public const int MaxLength = 256 * 1024;

    /// <summary>The assertion in a response.</summary>
    /// <param name="base64">The response, as it is posted.</param>
    /// <param name="expected">What it must fit.</param>
    /// <exception cref="SamlException">It is not believed.</exception>
    public static SamlAssertion Verify(string base64, SamlExpectation expected)
    {
        if (expected.Provider.ValidUntil <= expected.Now)
        {
            throw new SamlException(SamlRefusal.MetadataExpired, "The metadata of the identity provider have expired: update them.");
        }

        try
        {
            return Verify(PlainXml.Parse(Decode(base64)), expected);
        }
        catch (XmlException malformed)
        {
            throw new SamlException(SamlRefusal.NotPlainXml, "The response is no plain XML.", malformed);
        }
    }

    private static byte[] Decode(string base64)
    {
        if (base64.Length > MaxLength / 3 * 4 + 4)
        {
            throw new SamlException(SamlRefusal.NotPlainXml, $"The response is longer than {MaxLength} bytes.");
        }

        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw new SamlException(SamlRefusal.NotPlainXml, "The response is not base64.");
        }
    }

    private static SamlAssertion Verify(XmlDocument document, SamlExpectation expected)
    {
        var response = document.DocumentElement!;
        if (!response.Is("Response", SamlNames.Protocol))
        {
            throw SamlException.Malformed("It is no response of SAML.");
        }

        if (response.Elements("EncryptedAssertion", SamlNames.Assertion).Any())
        {
            throw new SamlException(SamlRefusal.Encrypted, "The assertion is encrypted: turn encryption off for this relying party at the identity provider.");
        }

        RequireSuccess(response);   // before the rest, because a response without success has no assertion
        var assertion = response.Required("Assertion", SamlNames.Assertion);
        var signatures = new[] { EnvelopedSignature.Of(response), EnvelopedSignature.Of(assertion) };
        RequireNoOther(document, signatures.Count(signature => signature is not null));

        var (ofResponse, ofAssertion) = (signatures[0]?.Verify(expected.Provider.SigningCertificates), signatures[1]?.Verify(expected.Provider.SigningCertificates));
        var verified = ofAssertion ?? ofResponse?.Required("Assertion", SamlNames.Assertion)
            ?? throw new SamlException(SamlRefusal.NotSigned, "Neither the response nor the assertion is signed.");

        var reader = new AssertionReader(expected);
        RequireFit(ofResponse ?? response, reader, expected);
        return reader.Read(verified);
    }

    /// <summary>A signature anywhere else could be taken for one of these.</summary>
    private static void RequireNoOther(XmlDocument document, int count)
    {
        if (document.GetElementsByTagName("Signature", SamlNames.Signature).Count != count)
        {
            throw new SamlException(SamlRefusal.SignatureRefused, "A signature stands where none belongs.");
        }
    }

    private static void RequireFit(XmlElement response, AssertionReader reader, SamlExpectation expected)
    {
        RequireParts(response);
        AssertionReader.RequireVersion(response);
        if (response.Single("Issuer", SamlNames.Assertion) is { } issuer)
        {
            reader.RequireIssuer(issuer);
        }

        if (response.Value("Destination") != expected.Recipient)
        {
            throw new SamlException(SamlRefusal.DestinationWrong, $"The response is not for the destination {expected.Recipient}");
        }

        reader.RequireRequest(response);
    }

    private static void RequireSuccess(XmlElement response)
    {
        if (response.Required("Status", SamlNames.Protocol).Required("StatusCode", SamlNames.Protocol).Value("Value") != SamlNames.Success)
        {
            throw new SamlException(SamlRefusal.StatusNotSuccess, "The identity provider says that the sign-in failed.");
        }
    }

    private static void RequireParts(XmlElement response)
    {
        foreach (XmlNode node in response.ChildNodes)
        {
            var isKnown = node is XmlElement child
                ? child.Is("Issuer", SamlNames.Assertion) || child.Is("Signature", SamlNames.Signature) || child.Is("Status", SamlNames.Protocol) || child.Is("Assertion", SamlNames.Assertion)
                : string.IsNullOrWhiteSpace(node.Value);
            if (!isKnown)
            {
                throw SamlException.Malformed($"There is a {node.LocalName} in the response, where it does not belong.");
            }
        }
    }
}
