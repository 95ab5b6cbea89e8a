using System.Xml.Linq;
using IamGateway.Identity.Credentials;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace IamGateway.Server.Composition;

/// <summary>Seals the Data Protection keys (of antiforgery tokens) with the key ring.</summary>
internal sealed class KeyRingXmlEncryptor(KeyRing ring) : IXmlEncryptor
{
    internal const string Purpose = "data-protection-key";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("sealed", ring.Seal(Purpose, System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)))),
        typeof(KeyRingXmlDecryptor));
}
