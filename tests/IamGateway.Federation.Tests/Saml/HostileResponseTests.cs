using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using IamGateway.Federation.Saml;
using IamGateway.Testing.Shared;

namespace IamGateway.Federation.Tests.Saml;

/// <summary>What somebody makes of a response that the provider signed well. Each variant starts from one that is taken.</summary>
public sealed class HostileResponseTests
{
    private const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol", Assertion = "urn:oasis:names:tc:SAML:2.0:assertion", Dsig = "http://www.w3.org/2000/09/xmldsig#";

    /// <summary>Name; whether the response is signed rather than the assertion; what is done to the signed document.</summary>
    public static TheoryData<string, bool, Action<XmlDocument>> Wrappings => new()
    {
        { "1: forged response, the signed one in the signature", true, document => Wrap(document, (forged, original) => Signature(forged).AppendChild(Object(document, original))) },
        { "2: forged response, the signed one beside the signature", true, document => Wrap(document, (forged, original) => forged.InsertBefore(original, Signature(forged))) },
        { "3: forged assertion before the signed one", false, document => document.DocumentElement!.InsertBefore(Forged(document), Signed(document)) },
        { "3: forged assertion behind the signed one", false, document => document.DocumentElement!.AppendChild(Forged(document)) },
        { "4: forged assertion around the signed one", false, document => Replace(document, forged => forged.AppendChild(Signed(document))) },
        {
            "5: forged content with the signature, the signed one behind it", false, document =>
            {
                var original = (XmlElement)Signed(document).CloneNode(deep: true);
                original.RemoveChild(Signature(original));
                Forge(Signed(document));
                document.DocumentElement!.AppendChild(original);
            }
        },
        {
            "6: forged content, the signed one in its signature", false, document =>
            {
                var original = (XmlElement)Signed(document).CloneNode(deep: true);
                original.RemoveChild(Signature(original));
                Forge(Signed(document));
                Signature(Signed(document)).AppendChild(Object(document, original));
            }
        },
        {
            "7: the signed one in extensions", false, document =>
            {
                var extensions = document.CreateElement("samlp", "Extensions", Protocol);
                Replace(document, _ => extensions.AppendChild(Signed(document)));
                document.DocumentElement!.InsertAfter(extensions, document.DocumentElement["saml:Issuer"]);
            }
        },
        {
            "8: the signed one in the forged one's signature", false, document =>
            {
                var original = Signed(document);
                Replace(document, forged =>
                {
                    var signature = (XmlElement)forged.InsertAfter(Signature(original).CloneNode(deep: true), forged["saml:Issuer"])!;
                    signature.AppendChild(Object(document, original));
                });
            }
        },
        { "the signed one in the status", false, document => Replace(document, _ => document.DocumentElement!["samlp:Status"]!.AppendChild(Signed(document))) },
        { "forged ID beside the signed one's", false, document => { var forged = Forged(document); forged.SetAttribute("ID", Signed(document).GetAttribute("ID")); document.DocumentElement!.AppendChild(forged); } },
        { "the same ID in another spelling", false, document => document.DocumentElement!.SetAttribute("Id", Signed(document).GetAttribute("ID")) },
        { "signature before the issuer's place", false, document => Signed(document).AppendChild(Signature(Signed(document))) },
        { "two signatures", false, document => Signed(document).InsertAfter(Signature(Signed(document)).CloneNode(deep: true), Signature(Signed(document))) },
        { "two SignedInfo", false, document => Signature(Signed(document)).PrependChild(Signature(Signed(document))["SignedInfo"]!.CloneNode(deep: true)) },
        { "two references", false, document => Signature(Signed(document))["SignedInfo"]!.AppendChild(Signature(Signed(document))["SignedInfo"]!["Reference"]!.CloneNode(deep: true)) },
    };

    [Theory, MemberData(nameof(Wrappings))]
    public void Wrapping_class_only_what_is_signed_and_where_it_belongs_is_read(string name, bool signsResponse, Action<XmlDocument> wrap)
    {
        Assert.Equal("alice@example.com", Verified.Of(Signed(signsResponse)).Subject.Name);
        var draft = Signed(signsResponse);
        draft.After = wrap;

        var refusal = Verified.RefusalOf(draft);

        Assert.True(refusal is SamlRefusal.Malformed or SamlRefusal.SignatureRefused or SamlRefusal.SignatureWrong or SamlRefusal.NotPlainXml or SamlRefusal.NotSigned, $"{name}: {refusal}");
    }

    /// <summary>What the signed text says; what it says instead; why it is refused.</summary>
    public static TheoryData<string, string, SamlRefusal> Edits => new()
    {
        { ">alice@example.com<", ">root@example.com<", SamlRefusal.SignatureWrong },
        { ">alice@example.com<", ">alice@example.com<!-- -->.evil.example<", SamlRefusal.NotPlainXml },
        { ">alice@example.com<", ">alice@<!-- -->example.com<", SamlRefusal.NotPlainXml },           // a comment is no part of what is signed
        { ">alice@example.com<", "><?x y?>alice@example.com<", SamlRefusal.NotPlainXml },
        { ">alice@example.com<", "><![CDATA[alice@example.com]]><", SamlRefusal.NotPlainXml },       // nor is this
        { "<samlp:Response ", "<!DOCTYPE r [<!ENTITY a \"alice@example.com\">]><samlp:Response ", SamlRefusal.NotPlainXml },
        { "<samlp:Response ", "<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/x.dtd\"><samlp:Response ", SamlRefusal.NotPlainXml },
        { "<samlp:Response ", "<?xml version=\"1.0\" encoding=\"utf-16\"?><samlp:Response ", SamlRefusal.NotPlainXml },
        { "<samlp:Response ", "<a/><samlp:Response ", SamlRefusal.NotPlainXml },
        { "</samlp:Response>", "</samlp:Response><samlp:Response/>", SamlRefusal.NotPlainXml },
        { "</samlp:Response>", "</samlp:Response>x", SamlRefusal.NotPlainXml },
        { "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2000/09/xmldsig#hmac-sha1", SamlRefusal.SignatureRefused },
        { "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", SamlRefusal.SignatureRefused },
        { "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", SamlRefusal.SignatureWrong },
        { "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "", SamlRefusal.SignatureRefused },
        { "http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2000/09/xmldsig#sha1", SamlRefusal.SignatureRefused },
        { "<Transforms>", "<Transforms><Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>", SamlRefusal.SignatureRefused },
        { "<Transforms>", "<Transforms><Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"/>", SamlRefusal.SignatureRefused },
        { "<Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\" />", "", SamlRefusal.SignatureRefused },
        { "<CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"", "<CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"", SamlRefusal.SignatureRefused },
        { "<CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"", "<CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#WithComments\"", SamlRefusal.SignatureRefused },
        { "<Reference URI=\"#", "<Reference URI=\"#x", SamlRefusal.SignatureRefused },
        { "<Reference URI=\"#", "<Reference URI=\"http://127.0.0.1:1/#", SamlRefusal.SignatureRefused },
        { "<Reference URI=\"#", "<Reference URI=\"#xpointer(/)", SamlRefusal.SignatureRefused },
        { "<DigestValue>", "<DigestValue>AAAA", SamlRefusal.SignatureWrong },
        { "<DigestValue>", "<DigestValue>!", SamlRefusal.SignatureRefused },
        { "<SignatureValue>", "<SignatureValue>AAAA", SamlRefusal.SignatureWrong },
        { "</SignatureValue>", "</SignatureValue><Object/>", SamlRefusal.Malformed },
    };

    [Theory, MemberData(nameof(Edits))]
    public void A_signed_response_cannot_be_edited(string said, string instead, SamlRefusal refusal)
    {
        var draft = Verified.Draft();
        draft.AfterText = text =>
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
            return text.Replace(said, instead, StringComparison.Ordinal);
        };

        Assert.Equal(refusal, Verified.RefusalOf(draft));
    }

    [Fact]
    public void Unsigned_class_a_response_without_a_signature_is_refused()
    {
        var draft = Verified.Draft();
        draft.SignsAssertion = false;

        Assert.Equal(SamlRefusal.NotSigned, Verified.RefusalOf(draft));
    }

    [Fact]
    public void A_bad_signature_is_not_made_up_for_by_a_good_one()
    {
        foreach (var (spoilt, name) in new[] { ("saml:Assertion", "the assertion's"), ("samlp:Response", "the response's") })
        {
            var draft = Verified.Draft();
            draft.SignsResponse = true;
            draft.After = document =>
            {
                var element = spoilt == "samlp:Response" ? document.DocumentElement! : document.DocumentElement![spoilt]!;
                Signature(element)["SignatureValue"]!.InnerText = Convert.ToBase64String(new byte[256]);
            };
            Assert.True(Verified.RefusalOf(draft) == SamlRefusal.SignatureWrong, name);
        }
    }

    [Fact]
    public void Foreign_key_class_the_key_in_a_message_is_not_believed()
    {
        using var rogue = new SamlIdentityProvider();
        foreach (KeyInfoClause clause in new KeyInfoClause[] { new KeyInfoX509Data(rogue.Certificate), new RSAKeyValue(rogue.Key) })
        {
            var draft = Verified.Draft();
            draft.Key = rogue.Key;
            draft.KeyInfo = [];
            draft.KeyInfo.AddClause(clause);

            Assert.Equal(SamlRefusal.SignatureWrong, Verified.RefusalOf(draft));
        }
    }

    [Fact]
    public void Shared_key_class_the_public_key_is_no_secret()
    {
        var draft = Verified.Draft();
        draft.Before = text => text;
        draft.After = document =>
        {
            using var hmac = new HMACSHA256(Verified.Provider.Certificate.GetPublicKey());
            var signed = new SignedXml(Signed(document));
            signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
            var reference = new Reference("#" + Signed(document).GetAttribute("ID"));
            reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
            reference.AddTransform(new XmlDsigExcC14NTransform());
            signed.AddReference(reference);
            signed.ComputeSignature(hmac);
            Signed(document).ReplaceChild(document.ImportNode(signed.GetXml(), deep: true), Signature(Signed(document)));
        };

        Assert.Equal(SamlRefusal.SignatureRefused, Verified.RefusalOf(draft));
    }

    [Fact]
    public void Deep_nesting_class_depth_is_counted_before_there_is_a_tree()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 20_000));

        Assert.Equal(SamlRefusal.NotPlainXml, RefusalOf(deep));
        Assert.Equal(SamlRefusal.NotPlainXml, RefusalOf($"<r {string.Join(' ', Enumerable.Range(0, 10_000).Select(number => $"xmlns:a{number}=\"u\""))}/>"));
        Assert.Equal(SamlRefusal.NotPlainXml, RefusalOf("<r>" + string.Concat(Enumerable.Repeat("<a/>", 60_000)) + "</r>"));
        Assert.Equal(SamlRefusal.NotPlainXml, RefusalOf(new string('x', SamlResponse.MaxLength + 10)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("PA==")]
    [InlineData("/////w==")]
    [InlineData("PGEv")]
    public void Nonsense_is_refused(string base64) => Assert.Equal(SamlRefusal.NotPlainXml, Assert.Throws<SamlException>(() => Verified.Of(base64)).Refusal);

    [Fact]
    public void Damaged_bytes_never_read_as_another_person_and_never_throw_anything_else()
    {
        var number = 20260304u;
        int Next(int below) => (int)((number = number * 1664525 + 1013904223) >> 8) % below;   // the same damage every time
        var bytes = Encoding.UTF8.GetBytes(Verified.Draft().ToXml());
        for (var i = 0; i < 2_000; i++)
        {
            var damaged = bytes.ToArray();
            for (var j = 1 + Next(3); j > 0; j--)
                damaged[Next(damaged.Length)] = (byte)Next(256);
            try
            {
                Assert.Equal("alice@example.com", Verified.Of(Convert.ToBase64String(damaged)).Subject.Name);   // damage outside of what is signed
            }
            catch (SamlException)
            {
                // the usual outcome
            }
        }
    }

    private static SamlRefusal RefusalOf(string xml) => Assert.Throws<SamlException>(() => Verified.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(xml)))).Refusal;

    private static SamlDraft Signed(bool signsResponse)
    {
        var draft = Verified.Draft();
        (draft.SignsAssertion, draft.SignsResponse) = (!signsResponse, signsResponse);
        return draft;
    }

    private static XmlElement Signed(XmlDocument document) => (XmlElement)document.GetElementsByTagName("Signature", Dsig)[0]!.ParentNode!;

    private static XmlElement Signature(XmlElement parent) => parent["Signature", Dsig]!;

    private static XmlElement Forge(XmlElement assertion)
    {
        assertion.SetAttribute("ID", "_forged");
        assertion["saml:Subject"]!["saml:NameID"]!.InnerText = "root@example.com";
        return assertion;
    }

    /// <summary>An unsigned copy of the signed assertion, about somebody else.</summary>
    private static XmlElement Forged(XmlDocument document)
    {
        var forged = (XmlElement)Signed(document).CloneNode(deep: true);
        forged.RemoveChild(Signature(forged));
        return Forge(forged);
    }

    /// <summary>Puts the forged assertion where the signed one was.</summary>
    private static void Replace(XmlDocument document, Action<XmlElement> use)
    {
        var (forged, signed) = (Forged(document), Signed(document));
        document.DocumentElement!.ReplaceChild(forged, signed);
        document.DocumentElement.AppendChild(signed);
        use(forged);
    }

    private static void Wrap(XmlDocument document, Action<XmlElement, XmlElement> use)
    {
        var original = document.DocumentElement!;
        var forged = (XmlElement)original.CloneNode(deep: true);
        forged.SetAttribute("ID", "_forged");
        Forge(forged["saml:Assertion"]!);
        document.ReplaceChild(forged, original);
        original.RemoveChild(Signature(original));
        use(forged, original);
    }

    private static XmlElement Object(XmlDocument document, XmlElement content)
    {
        var wrapper = document.CreateElement("Object", Dsig);
        wrapper.AppendChild(content);
        return wrapper;
    }
}
