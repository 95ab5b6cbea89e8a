using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IamGateway.Testing.Shared;

/// <summary>A SAML identity provider in this process: it signs with .NET's own <c>SignedXml</c>, which verifies nothing in the product.</summary>
internal sealed class SamlIdentityProvider : IDisposable
{
    public const string EntityId = "https://idp.example.com/saml";

    public SamlIdentityProvider(int keySize = 2048)
    {
        Key = RSA.Create(keySize);
        var request = new CertificateRequest("CN=idp.example.com", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero));   // long over, which does not count
    }

    public RSA Key { get; }

    public X509Certificate2 Certificate { get; }

    /// <summary>As an account gets them.</summary>
    public string Metadata => MetadataOf(Certificate);

    /// <summary>Metadata with the keys of certificates.</summary>
    public static string MetadataOf(params X509Certificate2[] certificates) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- the provider of the tests -->
        <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="{EntityId}">
          <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            {string.Concat(certificates.Select(certificate => $"""<KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(certificate.RawData)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>"""))}
            <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/saml/sso"/>
          </IDPSSODescriptor>
        </EntityDescriptor>
        """;

    /// <summary>A good response, until a test spoils it.</summary>
    /// <param name="now">When it is made.</param>
    /// <param name="recipient">Address and name of whom it is for.</param>
    public SamlDraft Draft(DateTimeOffset now, string recipient) => new(this, now, recipient);

    public void Dispose()
    {
        Certificate.Dispose();
        Key.Dispose();
    }
}
