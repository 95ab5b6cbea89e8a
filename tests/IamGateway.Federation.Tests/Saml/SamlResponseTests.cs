using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using IamGateway.Federation.Saml;
using IamGateway.Testing.Shared;

namespace IamGateway.Federation.Tests.Saml;

/// <summary>Good responses, and those that a provider itself makes wrong.</summary>
public sealed class SamlResponseTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void What_is_signed_is_read(bool signsAssertion, bool signsResponse)
    {
        var draft = Verified.Draft();
        (draft.SignsAssertion, draft.SignsResponse) = (signsAssertion, signsResponse);
        draft.Attributes.Add(("groups", ["admins", "developers & friends"]));
        draft.Attributes.Add(("mail", ["alice@example.com"]));
        draft.Attributes.Add(("groups", ["others"]));
        draft.Attributes.Add(("nothing", []));

        var assertion = Verified.Of(draft);

        Assert.Equal(draft.AssertionId, assertion.Id);
        Assert.Equal(SamlIdentityProvider.EntityId, assertion.Issuer);
        Assert.Equal(new SamlSubject("alice@example.com", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent", null), assertion.Subject);
        Assert.Equal((Verified.Recipient, Verified.Recipient), (assertion.Audience, assertion.Recipient));
        Assert.Equal((Verified.Now, Verified.Now), (assertion.IssuedAt, assertion.AuthenticatedAt));
        Assert.Equal(("urn:oasis:names:tc:SAML:2.0:ac:classes:Password", "s1", null), (assertion.AuthenticationContext, assertion.SessionIndex, assertion.SessionEndsAt));
        Assert.Equal("admins, developers & friends, others", string.Join(", ", assertion.ValuesOf("groups")));
        Assert.Equal("alice@example.com", Assert.Single(assertion.ValuesOf("mail")));
        Assert.Empty(assertion.ValuesOf("nothing"));
        Assert.Empty(assertion.ValuesOf("Groups"));
    }

    [Theory]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "http://www.w3.org/2001/04/xmldsig-more#sha384")]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "http://www.w3.org/2001/04/xmlenc#sha512")]
    public void Longer_hashes_are_taken(string signature, string digest)
    {
        var draft = Verified.Draft();
        (draft.SignatureAlgorithm, draft.DigestAlgorithm) = (signature, digest);

        Assert.Equal("alice@example.com", Verified.Of(draft).Subject.Name);
    }

    [Fact]
    public void Any_key_of_the_metadata_is_taken_so_that_it_can_be_changed()
    {
        using var next = new SamlIdentityProvider();
        var metadata = SamlMetadata.Read(SamlIdentityProvider.MetadataOf(next.Certificate, Verified.Provider.Certificate));

        var assertion = SamlResponse.Verify(Verified.Draft().ToBase64(), new SamlExpectation(metadata, Verified.Recipient, Verified.Recipient, null, Verified.Now));

        Assert.Equal("alice@example.com", assertion.Subject.Name);
    }

    [Fact]
    public void The_answer_to_a_request_names_it_in_both_places()
    {
        var draft = Verified.Draft();
        draft.Before = text => text.Replace("Destination=", "InResponseTo=\"_q1\" Destination=").Replace("<saml:SubjectConfirmationData ", "<saml:SubjectConfirmationData InResponseTo=\"_q1\" ");

        Assert.Equal("alice@example.com", Verified.Of(draft, "_q1").Subject.Name);
        Assert.Equal(SamlRefusal.RequestWrong, Verified.RefusalOf(draft, "_q2"));
        Assert.Equal(SamlRefusal.RequestWrong, Verified.RefusalOf(draft));
        Assert.Equal(SamlRefusal.RequestWrong, Verified.RefusalOf(Verified.Draft(), "_q1"));
    }

    /// <summary>What the text says; what it says instead; why the response is refused then, null: it is taken.</summary>
    public static TheoryData<string, string, SamlRefusal?> Changes => new()
    {
        // times: the skew is a minute, an assertion serves for five
        { "IssueInstant=\"NOW\"",               "IssueInstant=\"NOW-359\"",                       null },
        { "IssueInstant=\"NOW\"",               "IssueInstant=\"NOW-360\"",                       SamlRefusal.Expired },
        { "IssueInstant=\"NOW\"",               "IssueInstant=\"NOW+60\"",                        null },
        { "IssueInstant=\"NOW\"",               "IssueInstant=\"NOW+61\"",                        SamlRefusal.NotYetValid },
        { "IssueInstant=\"NOW\"",               "IssueInstant=\"9999-12-31T23:59:59Z\"",          SamlRefusal.NotYetValid },
        { "IssueInstant=\"NOW\"",               "IssueInstant=\"yesterday\"",                     SamlRefusal.Malformed },
        { "IssueInstant=\"NOW\"",               "IssueInstant=\"2026-03-04T05:06:07+00:00\"",     SamlRefusal.Malformed },
        { "IssueInstant=\"NOW\"",               "IssueInstant=\"0001-01-01T00:00:00Z\"",          SamlRefusal.Expired },
        { "IssueInstant=\"NOW\"",               "",                                               SamlRefusal.Malformed },
        { "Conditions NotBefore=\"NOW-30\"",    "Conditions NotBefore=\"NOW+60\"",                null },
        { "Conditions NotBefore=\"NOW-30\"",    "Conditions NotBefore=\"NOW+61\"",                SamlRefusal.NotYetValid },
        { "NotOnOrAfter=\"NOW+300\"><saml:Aud", "NotOnOrAfter=\"NOW-59\"><saml:Aud",              null },
        { "NotOnOrAfter=\"NOW+300\"><saml:Aud", "NotOnOrAfter=\"NOW-60\"><saml:Aud",              SamlRefusal.Expired },
        { "NotOnOrAfter=\"NOW+300\" Recipient", "NotOnOrAfter=\"NOW-60\" Recipient",              SamlRefusal.Expired },
        { "NotOnOrAfter=\"NOW+300\" Recipient", "Recipient",                                      SamlRefusal.SubjectWrong },
        { "NotOnOrAfter=\"NOW+300\" Recipient", "NotBefore=\"NOW-30\" NotOnOrAfter=\"NOW+300\" Recipient", SamlRefusal.SubjectWrong },
        { "AuthnInstant=\"NOW\"",               "AuthnInstant=\"NOW+61\"",                        SamlRefusal.NotYetValid },
        { "AuthnInstant=\"NOW\"",               "",                                               SamlRefusal.Malformed },
        { "SessionIndex=\"s1\"",                "SessionNotOnOrAfter=\"NOW-60\"",                 SamlRefusal.Expired },
        { "SessionIndex=\"s1\"",                "SessionNotOnOrAfter=\"NOW+1\"",                  null },
        // whom it is for
        { "Destination=\"RECIPIENT\"",          "Destination=\"https://other.example.com/saml\"", SamlRefusal.DestinationWrong },
        { "Destination=\"RECIPIENT\"",          "Destination=\"RECIPIENT/\"",                     SamlRefusal.DestinationWrong },
        { "Destination=\"RECIPIENT\"",          "",                                               SamlRefusal.DestinationWrong },
        { " Recipient=\"RECIPIENT\"",           " Recipient=\"https://other.example.com/saml\"",  SamlRefusal.DestinationWrong },
        { " Recipient=\"RECIPIENT\"",           "",                                               SamlRefusal.DestinationWrong },
        { ">RECIPIENT</saml:Audience>",         ">https://other.example.com/saml</saml:Audience>", SamlRefusal.AudienceWrong },
        { ">RECIPIENT</saml:Audience>",         ">RECIPIENT.evil.example</saml:Audience>",        SamlRefusal.AudienceWrong },
        { ">RECIPIENT</saml:Audience>",         ">https://other</saml:Audience><saml:Audience>RECIPIENT</saml:Audience>", null },
        { "</saml:AudienceRestriction>",        "</saml:AudienceRestriction><saml:AudienceRestriction><saml:Audience>other</saml:Audience></saml:AudienceRestriction>", SamlRefusal.AudienceWrong },
        { "<saml:AudienceRestriction><saml:Audience>RECIPIENT</saml:Audience></saml:AudienceRestriction>", "",    SamlRefusal.AudienceWrong },
        { "</saml:AudienceRestriction>",        "</saml:AudienceRestriction><saml:OneTimeUse/>",  null },
        { "</saml:AudienceRestriction>",        "</saml:AudienceRestriction><saml:Condition/>",   SamlRefusal.Malformed },
        // whom it is about
        { "cm:bearer",                          "cm:sender-vouches",                              SamlRefusal.SubjectWrong },
        { "cm:bearer",                          "cm:holder-of-key",                               SamlRefusal.SubjectWrong },
        { ">alice@example.com<",                "><",                                             SamlRefusal.SubjectWrong },
        { ">alice@example.com<",                "> alice@example.com<",                           SamlRefusal.SubjectWrong },
        { ">alice@example.com<",                ">ali&#10;ce<",                                   SamlRefusal.SubjectWrong },
        { ">alice@example.com<",                ">ali&#x200B;ce<",                                null },
        { ">alice@example.com<",                ">alice<saml:NameID>root</saml:NameID><",         SamlRefusal.Malformed },
        { "</saml:NameID>",                     "</saml:NameID><saml:NameID>root</saml:NameID>",  SamlRefusal.Malformed },
        { "</saml:NameID>",                     "</saml:NameID><saml:EncryptedID/>",              SamlRefusal.Malformed },
        // who says so
        { "<saml:Issuer>ENTITY<",               "<saml:Issuer>https://evil.example/saml<",        SamlRefusal.IssuerWrong },
        { "<saml:Issuer>ENTITY<",               "<saml:Issuer> ENTITY<",                          SamlRefusal.IssuerWrong },
        { "<saml:Issuer>ENTITY<",               "<saml:Issuer Format=\"urn:x\">ENTITY<",          SamlRefusal.IssuerWrong },
        // form
        { "Version=\"2.0\"",                    "Version=\"1.1\"",                                SamlRefusal.Malformed },
        { "status:Success",                     "status:Responder",                               SamlRefusal.StatusNotSuccess },
        { "samlp:Response",                     "samlp:AuthnResponse",                            SamlRefusal.Malformed },
        { "SAML:2.0:protocol",                  "SAML:1.1:protocol",                              SamlRefusal.Malformed },
        { "<saml:AttributeStatement>",          "<saml:Advice/><saml:AttributeStatement>",        SamlRefusal.Malformed },
        { "<saml:AttributeStatement>",          "<saml:AuthzDecisionStatement/><saml:AttributeStatement>", SamlRefusal.Malformed },
        { "<samlp:Status>",                     "<samlp:Extensions/><samlp:Status>",              SamlRefusal.Malformed },
        { "<saml:AttributeStatement>",          "<saml:AttributeStatement><saml:EncryptedAttribute/>", SamlRefusal.Malformed },
        { "<saml:AttributeStatement>",          "<saml:AttributeStatement><saml:Attribute Name=\"a\"><saml:AttributeValue>x<y xmlns=\"\"/>z</saml:AttributeValue></saml:Attribute>", SamlRefusal.Malformed },
        { "<saml:AttributeStatement>",          "<saml:AttributeStatement><saml:Attribute><saml:AttributeValue>x</saml:AttributeValue></saml:Attribute>", SamlRefusal.Malformed },
    };

    [Theory, MemberData(nameof(Changes))]
    public void A_response_must_fit_the_relying_party_the_moment_and_the_form(string said, string instead, SamlRefusal? refusal)
    {
        var draft = Verified.Draft();
        draft.SignsResponse = true;
        draft.Before = text => Replace(text, Written(said), Written(instead));

        if (refusal is null)
            Assert.NotNull(Verified.Of(draft));
        else
            Assert.Equal(refusal, Verified.RefusalOf(draft));
    }

    [Fact]
    public void Old_metadata_are_not_believed()
    {
        var metadata = SamlMetadata.Read(Verified.Provider.Metadata) with { ValidUntil = Verified.Now };

        var refused = Assert.Throws<SamlException>(() => SamlResponse.Verify(Verified.Draft().ToBase64(), new SamlExpectation(metadata, Verified.Recipient, Verified.Recipient, null, Verified.Now)));

        Assert.Equal(SamlRefusal.MetadataExpired, refused.Refusal);
    }

    [Fact]
    public void Encrypted_assertions_are_told_apart()
    {
        var draft = Verified.Draft();
        draft.SignsAssertion = false;
        draft.AfterText = text => text.Replace("saml:Assertion", "saml:EncryptedAssertion");

        Assert.Equal(SamlRefusal.Encrypted, Verified.RefusalOf(draft));
    }

    [Fact]
    public void A_signature_of_an_elliptic_curve_is_taken()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=ec", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(50));
        var metadata = SamlMetadata.Read(SamlIdentityProvider.MetadataOf(certificate));
        CryptoConfig.AddAlgorithm(typeof(EcdsaSha256), EcdsaSha256.Name);
        var draft = Verified.Draft();
        (draft.Key, draft.SignatureAlgorithm) = (key, EcdsaSha256.Name);

        var assertion = SamlResponse.Verify(draft.ToBase64(), new SamlExpectation(metadata, Verified.Recipient, Verified.Recipient, null, Verified.Now));

        Assert.Equal("alice@example.com", assertion.Subject.Name);
        Assert.Equal(SamlRefusal.SignatureWrong, Verified.RefusalOf(draft));   // against the metadata of the other
    }

    private static string Replace(string text, string said, string instead)
    {
        Assert.Contains(said, text, StringComparison.Ordinal);
        return text.Replace(said, instead, StringComparison.Ordinal);
    }

    /// <summary>A text of the table: <c>NOW</c> is the moment, with seconds added or taken away.</summary>
    private static string Written(string text)
    {
        text = text.Replace("RECIPIENT", Verified.Recipient, StringComparison.Ordinal).Replace("ENTITY", SamlIdentityProvider.EntityId, StringComparison.Ordinal);
        foreach (var seconds in new[] { "+300", "+60", "+61", "+1", "-30", "-359", "-360", "-59", "-60" })
            text = text.Replace($"\"NOW{seconds}\"", $"\"{SamlDraft.Instant(Verified.Now.AddSeconds(int.Parse(seconds)))}\"", StringComparison.Ordinal);
        return text.Replace("\"NOW\"", $"\"{SamlDraft.Instant(Verified.Now)}\"", StringComparison.Ordinal);
    }

    /// <summary>.NET's SignedXml signs with RSA only, unless it is told how.</summary>
    public sealed class EcdsaSha256 : SignatureDescription
    {
        public const string Name = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

        public EcdsaSha256() => KeyAlgorithm = typeof(ECDsa).AssemblyQualifiedName;

        public override HashAlgorithm CreateDigest() => SHA256.Create();

        public override AsymmetricSignatureFormatter CreateFormatter(AsymmetricAlgorithm key) => new Formatter((ECDsa)key);

        private sealed class Formatter(ECDsa key) : AsymmetricSignatureFormatter
        {
            public override void SetKey(AsymmetricAlgorithm _) { }

            public override void SetHashAlgorithm(string _) { }

            public override byte[] CreateSignature(byte[] hash) => key.SignHash(hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }
}
