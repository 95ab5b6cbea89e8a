using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IamGateway.Federation.Saml;
using IamGateway.Testing.Shared;

namespace IamGateway.Federation.Tests.Saml;

public sealed class SamlMetadataTests
{
    [Fact]
    public void Metadata_name_the_entity_its_keys_and_their_end()
    {
        var metadata = SamlMetadata.Read(Verified.Provider.Metadata.Replace("entityID=", "validUntil=\"2030-01-02T03:04:05Z\" entityID=").Replace("<IDPSSODescriptor ", "<IDPSSODescriptor validUntil=\"2029-01-02T03:04:05Z\" "));

        Assert.Equal(SamlIdentityProvider.EntityId, metadata.EntityId);
        Assert.Equal(new DateTimeOffset(2029, 1, 2, 3, 4, 5, TimeSpan.Zero), metadata.ValidUntil);
        Assert.Equal(Verified.Provider.Certificate.Thumbprint, Assert.Single(metadata.SigningCertificates).Thumbprint);
    }

    [Fact]
    public void Keys_for_encryption_and_weak_keys_verify_nothing()
    {
        using var weak = new SamlIdentityProvider(keySize: 1024);

        Assert.Equal(Verified.Provider.Certificate.Thumbprint, Assert.Single(SamlMetadata.Read(SamlIdentityProvider.MetadataOf(weak.Certificate, Verified.Provider.Certificate)).SigningCertificates).Thumbprint);
        Assert.Contains("there is no certificate to verify signatures with", Refused(weak.Metadata));
        Assert.Contains("there is no certificate to verify signatures with", Refused(Verified.Provider.Metadata.Replace("use=\"signing\"", "use=\"encryption\"")));
        Assert.Contains("an X509Certificate cannot be read", Refused(Verified.Provider.Metadata.Replace("<ds:X509Certificate>", "<ds:X509Certificate>MIIB")));
        Assert.NotEmpty(SamlMetadata.Read(Verified.Provider.Metadata.Replace(" use=\"signing\"", "")).SigningCertificates);   // for both
    }

    private static string Refused(string metadata) => Assert.Throws<FormatException>(() => SamlMetadata.Read(metadata)).Message;
}
