using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace IamGateway.Testing.Shared;

/// <summary>A SAML response before it is signed: a good one, until a test spoils it.</summary>
internal sealed class SamlDraft(SamlIdentityProvider provider, DateTimeOffset now, string recipient)
{
    private const string RsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", Sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private static int _count;

    private readonly string _number = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);

    public List<(string Name, string[] Values)> Attributes { get; } = [];

    public string NameId { get; set; } = "alice@example.com";

    public bool SignsAssertion { get; set; } = true;

    public bool SignsResponse { get; set; }

    public string SignatureAlgorithm { get; set; } = RsaSha256;

    public string DigestAlgorithm { get; set; } = Sha256;

    /// <summary>Null: the provider's own.</summary>
    public AsymmetricAlgorithm? Key { get; set; }

    /// <summary>Brings its own certificate along, for whoever trusts what a message says of itself.</summary>
    public KeyInfo? KeyInfo { get; set; }

    /// <summary>Changes the text before it is signed: what the identity provider itself says.</summary>
    public Func<string, string> Before { get; set; } = text => text;

    /// <summary>Changes the document after it was signed: what an attacker does.</summary>
    public Action<XmlDocument> After { get; set; } = _ => { };

    /// <summary>Changes the text after that.</summary>
    public Func<string, string> AfterText { get; set; } = text => text;

    public string AssertionId => $"_a{_number}";

    public string ResponseId => $"_r{_number}";

    public static string Instant(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    public string ToBase64() => Convert.ToBase64String(Encoding.UTF8.GetBytes(ToXml()));

    public string ToXml()
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(Before(Text()));
        var root = document.DocumentElement!;
        if (SignsAssertion)
            Sign(root["saml:Assertion"]!);
        if (SignsResponse)
            Sign(root);
        After(document);
        return AfterText(document.OuterXml);
    }

    private string Text()
    {
        var (issued, end) = (Instant(now), Instant(now.AddMinutes(5)));
        var attributes = string.Concat(Attributes.Select(attribute =>
            $"""<saml:Attribute Name="{SecurityElement.Escape(attribute.Name)}">{string.Concat(attribute.Values.Select(value => $"""<saml:AttributeValue xsi:type="xs:string">{SecurityElement.Escape(value)}</saml:AttributeValue>"""))}</saml:Attribute>"""));
        return $"""
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ID="{ResponseId}" Version="2.0" IssueInstant="{issued}" Destination="{recipient}">
              <saml:Issuer>{SamlIdentityProvider.EntityId}</saml:Issuer>
              <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
              <saml:Assertion ID="{AssertionId}" Version="2.0" IssueInstant="{issued}">
                <saml:Issuer>{SamlIdentityProvider.EntityId}</saml:Issuer>
                <saml:Subject>
                  <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">{SecurityElement.Escape(NameId)}</saml:NameID>
                  <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="{end}" Recipient="{recipient}"/></saml:SubjectConfirmation>
                </saml:Subject>
                <saml:Conditions NotBefore="{Instant(now.AddSeconds(-30))}" NotOnOrAfter="{end}"><saml:AudienceRestriction><saml:Audience>{recipient}</saml:Audience></saml:AudienceRestriction></saml:Conditions>
                <saml:AuthnStatement AuthnInstant="{issued}" SessionIndex="s1"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>
                <saml:AttributeStatement>{attributes}</saml:AttributeStatement>
              </saml:Assertion>
            </samlp:Response>
            """;
    }

    private void Sign(XmlElement element)
    {
        var signed = new SignedXml(element) { SigningKey = Key ?? provider.Key };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signed.SignedInfo.SignatureMethod = SignatureAlgorithm;
        var reference = new Reference("#" + element.GetAttribute("ID")) { DigestMethod = DigestAlgorithm };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform("xs"));
        signed.AddReference(reference);
        if (KeyInfo is not null)
            signed.KeyInfo = KeyInfo;
        signed.ComputeSignature();
        element.InsertAfter(element.OwnerDocument.ImportNode(signed.GetXml(), deep: true), element["saml:Issuer"]);
    }
}
