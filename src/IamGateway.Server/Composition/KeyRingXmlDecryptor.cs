using System.Text;
using System.Xml.Linq;
using IamGateway.Identity.Credentials;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace IamGateway.Server.Composition;

/// <summary>Opens what <see cref="KeyRingXmlEncryptor"/> sealed. Data Protection makes it from the type's name in the key file.</summary>
internal sealed class KeyRingXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(services.GetRequiredService<KeyRing>().Open(KeyRingXmlEncryptor.Purpose, encryptedElement.Value)));
}
