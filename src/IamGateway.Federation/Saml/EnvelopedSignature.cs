using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace IamGateway.Federation.Saml;

/// <summary>
/// The signature of a response or an assertion, in the one form that is accepted: a child of the element that it signs, right behind its issuer, with one
/// reference to just that element and none but the two transforms that SAML asks for. What it says of its key is not read.
/// </summary>
/// <remarks>Source: SAML Core §5.4; XML Signature §3.2.</remarks>
internal sealed class EnvelopedSignature
{
    private readonly XmlElement _signed;
    private readonly XmlElement _signature;

    private EnvelopedSignature(XmlElement signed, XmlElement signature) => (_signed, _signature) = (signed, signature);

    /// <summary>Null: the element is not signed itself.</summary>
    /// <exception cref="SamlException">It has several signatures, or one in the wrong place.</exception>
    public static EnvelopedSignature? Of(XmlElement element)
    {
        if (element.Single("Signature", SamlNames.Signature) is not { } signature)
        {
            return null;
        }

        var before = signature.PreviousSibling;
        while (before is XmlWhitespace or XmlSignificantWhitespace)
        {
            before = before.PreviousSibling;
        }

        return before is null || (before is XmlElement issuer && issuer.Is("Issuer", SamlNames.Assertion))
            ? new EnvelopedSignature(element, signature)
            : throw Refused("does not follow the issuer");
    }

    /// <summary>Verifies it.</summary>
    /// <param name="certificates">Of the provider, from its metadata.</param>
    /// <returns>What was signed: read from the octets that the signature covers, so that nothing else can be taken for them.</returns>
    /// <exception cref="SamlException">It is not accepted, or not made with any of the keys.</exception>
    public XmlElement Verify(ImmutableArray<X509Certificate2> certificates)
    {
        try
        {
            return VerifyForm(certificates);
        }
        catch (CryptographicException invalid)
        {
            throw new SamlException(SamlRefusal.SignatureRefused, "The signature cannot be verified.", invalid);
        }
    }

    private XmlElement VerifyForm(ImmutableArray<X509Certificate2> certificates)
    {
        RequireChildren(_signature, "SignedInfo", "SignatureValue", "KeyInfo");
        var info = _signature.Required("SignedInfo", SamlNames.Signature);
        RequireChildren(info, "CanonicalizationMethod", "SignatureMethod", "Reference");
        var method = SignatureMethod.Of(Algorithm(info, "SignatureMethod")) ?? throw Refused("is made with an algorithm that is not accepted: sign with RSA or ECDSA and SHA-256, SHA-384 or SHA-512");
        if (info.Required("SignatureMethod", SamlNames.Signature).HasChildNodes)
        {
            throw Refused("has parameters");
        }

        var reference = ReferenceOf(info.Required("Reference", SamlNames.Signature));

        // The signature before the digest: without a key of the provider nobody makes the gateway work through the whole of a document.
        var canonical = ExclusiveCanonical.Of(info, without: null, Prefixes(info.Required("CanonicalizationMethod", SamlNames.Signature)));
        var value = Base64(_signature.Required("SignatureValue", SamlNames.Signature));
        return certificates.Any(certificate => method.Verify(certificate, canonical, value))
            ? PlainXml.Parse(Octets(reference)).DocumentElement!
            : throw new SamlException(SamlRefusal.SignatureWrong, "The signature was not made with a key of the identity provider's metadata.");
    }

    /// <summary>What the signature says that it covers: nothing but the element that it stands in.</summary>
    private Covered ReferenceOf(XmlElement reference)
    {
        RequireChildren(reference, "Transforms", "DigestMethod", "DigestValue");
        if (_signed.Value("ID") is not { Length: > 0 } id || reference.Value("URI") != "#" + id)
        {
            throw Refused("does not refer to the element that it stands in");
        }

        var hash = SignatureMethod.DigestOf(Algorithm(reference, "DigestMethod")) ?? throw Refused("has a digest that is not accepted: use SHA-256, SHA-384 or SHA-512");
        return new Covered(TransformPrefixes(reference), hash, Base64(reference.Required("DigestValue", SamlNames.Signature)));
    }

    /// <summary>The octets of the signed element, which have the digest that the signature covers.</summary>
    private byte[] Octets(Covered covered)
    {
        var octets = ExclusiveCanonical.Of(_signed, _signature, covered.Prefixes);
        return octets.Length > 0 && CryptographicOperations.FixedTimeEquals(CryptographicOperations.HashData(covered.Hash, octets), covered.Digest)
            ? octets
            : throw new SamlException(SamlRefusal.SignatureWrong, "What is signed was changed after it was signed.");
    }

    /// <summary>The transforms must be the enveloped signature and exclusive canonicalization, in this order.</summary>
    private static string? TransformPrefixes(XmlElement reference)
    {
        var list = reference.Required("Transforms", SamlNames.Signature);
        RequireChildren(list, "Transform");
        return list.Elements().ToArray() is [var enveloped, var canonical] && enveloped.Value("Algorithm") == SamlNames.Enveloped && !enveloped.HasChildNodes
            ? Prefixes(canonical)
            : throw Refused("has other transforms than those of SAML");
    }

    /// <summary>The prefixes of an exclusive canonicalization; null: none.</summary>
    private static string? Prefixes(XmlElement method)
    {
        if (method.Value("Algorithm") != SamlNames.ExclusiveCanonical)
        {
            throw Refused("does not use exclusive canonicalization");
        }

        method.RequireOnly(SamlNames.ExclusiveCanonical, "InclusiveNamespaces");
        return method.Single("InclusiveNamespaces", SamlNames.ExclusiveCanonical)?.Value("PrefixList");
    }

    private static string? Algorithm(XmlElement parent, string name) => parent.Required(name, SamlNames.Signature).Value("Algorithm");

    private static byte[] Base64(XmlElement element)
    {
        try
        {
            return Convert.FromBase64String(element.Text());
        }
        catch (FormatException)
        {
            throw Refused($"has no base64 in {element.LocalName}");
        }
    }

    private static void RequireChildren(XmlElement parent, params ReadOnlySpan<string> names) => parent.RequireOnly(SamlNames.Signature, names);

    private static SamlException Refused(string what) => new(SamlRefusal.SignatureRefused, $"The signature {what}.");

    private readonly record struct Covered(string? Prefixes, HashAlgorithmName Hash, byte[] Digest);
}
