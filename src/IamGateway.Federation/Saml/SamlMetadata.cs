using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace IamGateway.Federation.Saml;

/// <summary>What the metadata of a SAML identity provider say of it.</summary>
/// <param name="EntityId">Its name: the issuer of its responses.</param>
/// <param name="ValidUntil">When the metadata expire, in UTC; null: they do not say.</param>
/// <param name="SignOnUrl">Where a request to sign somebody in is sent to, by a redirect; null: they name no such address.</param>
/// <param name="SigningCertificates">Whose keys sign its responses; one at least. Only the keys count, as SAML has it: not who issued the certificates, nor their dates.</param>
/// <remarks>Source: Metadata for the OASIS Security Assertion Markup Language (SAML) V2.0, §2.3.2, §2.4.1.1 and §2.4.3.</remarks>
public sealed record SamlMetadata(string EntityId, DateTimeOffset? ValidUntil, Uri? SignOnUrl, ImmutableArray<X509Certificate2> SigningCertificates)
{
    private const int MaxEntityIdLength = 1024;

    /// <summary>Reads metadata of one entity that is an identity provider.</summary>
    /// <exception cref="FormatException">They are something else; the message says what is wrong.</exception>
    public static SamlMetadata Read(string text)
    {
        try
        {
            return Read(PlainXml.ParseMetadata(text).DocumentElement!);
        }
        catch (Exception malformed) when (malformed is XmlException or SamlException)
        {
            throw new FormatException(malformed.Message, malformed);
        }
    }

    private static SamlMetadata Read(XmlElement root)
    {
        if (!root.Is("EntityDescriptor", SamlNames.Metadata) || root.Value("entityID") is not { Length: > 0 and <= MaxEntityIdLength } entityId)
        {
            throw new FormatException("the root must be an EntityDescriptor with an entityID.");
        }

        var role = root.Elements("IDPSSODescriptor", SamlNames.Metadata).FirstOrDefault() ?? throw new FormatException("there is no IDPSSODescriptor.");
        var until = new[] { root.Moment("validUntil"), role.Moment("validUntil") }.Min();
        ImmutableArray<X509Certificate2> certificates = [.. role.Elements("KeyDescriptor", SamlNames.Metadata).Where(IsForSigning).SelectMany(CertificatesIn).Where(SignatureMethod.IsUsable)];
        return certificates.IsEmpty
            ? throw new FormatException($"there is no certificate to verify signatures with: a KeyDescriptor for signing must have an X509Certificate with a key of RSA, {SignatureMethod.MinRsaBits} bits at least, or ECDSA.")
            : new SamlMetadata(entityId, until, SignOnUrlOf(role), certificates);
    }

    private static Uri? SignOnUrlOf(XmlElement role)
    {
        var location = role.Elements("SingleSignOnService", SamlNames.Metadata).FirstOrDefault(service => service.Value("Binding") == SamlNames.RedirectBinding)?.Value("Location");
        if (location is null)
        {
            return null;
        }

        return Uri.TryCreate(location, UriKind.Absolute, out var url) && (url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback)) && url.UserInfo.Length == 0 && url.Fragment.Length == 0
            ? url
            : throw new FormatException("the Location of a SingleSignOnService must be an https URL.");
    }

    private static bool IsForSigning(XmlElement key) => key.Value("use") is null or "signing";

    private static IEnumerable<X509Certificate2> CertificatesIn(XmlElement key) =>
        from info in key.Elements("KeyInfo", SamlNames.Signature)
        from data in info.Elements("X509Data", SamlNames.Signature)
        from certificate in data.Elements("X509Certificate", SamlNames.Signature)
        select CertificateOf(certificate.Text());

    private static X509Certificate2 CertificateOf(string base64)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(Convert.FromBase64String(base64));
        }
        catch (Exception invalid) when (invalid is FormatException or CryptographicException)
        {
            throw new FormatException("an X509Certificate cannot be read.", invalid);
        }
    }
}
