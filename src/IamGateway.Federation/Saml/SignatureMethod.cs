using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IamGateway.Federation.Saml;

/// <summary>The ways to sign that are accepted. SHA-1 and everything with a shared key are not.</summary>
/// <remarks>Source: XML Signature 1.1 §6; RFC 9231 §2.</remarks>
/// <param name="Hash">Of the signature.</param>
/// <param name="IsElliptic">ECDSA; else RSA with PKCS #1 v1.5 padding.</param>
internal sealed record SignatureMethod(HashAlgorithmName Hash, bool IsElliptic)
{
    /// <summary>Shorter keys of RSA are not believed. Source: NIST SP 800-131A.</summary>
    public const int MinRsaBits = 2048;

    private const int MinEcdsaBits = 256;

    private static readonly FrozenDictionary<string, SignatureMethod> Methods = new Dictionary<string, SignatureMethod>
    {
        ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"] = new(HashAlgorithmName.SHA256, false),
        ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha384"] = new(HashAlgorithmName.SHA384, false),
        ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"] = new(HashAlgorithmName.SHA512, false),
        ["http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"] = new(HashAlgorithmName.SHA256, true),
        ["http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384"] = new(HashAlgorithmName.SHA384, true),
        ["http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512"] = new(HashAlgorithmName.SHA512, true),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, HashAlgorithmName> Digests = new Dictionary<string, HashAlgorithmName>
    {
        ["http://www.w3.org/2001/04/xmlenc#sha256"] = HashAlgorithmName.SHA256,
        ["http://www.w3.org/2001/04/xmldsig-more#sha384"] = HashAlgorithmName.SHA384,
        ["http://www.w3.org/2001/04/xmlenc#sha512"] = HashAlgorithmName.SHA512,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null: not accepted.</summary>
    public static SignatureMethod? Of(string? algorithm) => algorithm is null ? null : Methods.GetValueOrDefault(algorithm);

    /// <summary>The hash of a digest method; null: not accepted.</summary>
    public static HashAlgorithmName? DigestOf(string? algorithm) => algorithm is not null && Digests.TryGetValue(algorithm, out var hash) ? hash : null;

    /// <summary>Whether the key of a certificate can be believed at all.</summary>
    public static bool IsUsable(X509Certificate2 certificate)
    {
        try
        {
            using var rsa = certificate.GetRSAPublicKey();
            using var ecdsa = certificate.GetECDsaPublicKey();
            return rsa?.KeySize >= MinRsaBits || ecdsa?.KeySize >= MinEcdsaBits;
        }
        catch (CryptographicException)
        {
            return false;   // a key of a kind that nobody here knows
        }
    }

    /// <summary>Whether the holder of a certificate's key signed the text.</summary>
    public bool Verify(X509Certificate2 certificate, byte[] text, byte[] signature)
    {
        if (IsElliptic)
        {
            using var ecdsa = certificate.GetECDsaPublicKey();
            return ecdsa is not null && ecdsa.VerifyData(text, signature, Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        using var rsa = certificate.GetRSAPublicKey();
        return rsa?.KeySize >= MinRsaBits && rsa.VerifyData(text, signature, Hash, RSASignaturePadding.Pkcs1);
    }
}
