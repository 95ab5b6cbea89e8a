using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Certificates;

/// <summary>Reads X.509 certificates in PEM.</summary>
internal static class CertificateReader
{
    /// <summary>The one certificate of a text that has nothing else: no chain, and above all no private key.</summary>
    /// <exception cref="ApiException">It is not that.</exception>
    public static X509Certificate2 Read(CertificateBody body)
    {
        var text = body.Text.AsSpan().Trim();
        try
        {
            if (PemEncoding.TryFind(text, out var fields) && text[fields.Label] is "CERTIFICATE" && text[fields.Location].Length == text.Length)
                return X509Certificate2.CreateFromPem(text);
        }
        catch (CryptographicException)
        {
            // Said below.
        }

        throw new ApiException(ErrorCode.MalformedCertificate, "Unable to parse certificate. Please ensure the certificate is in PEM format.");
    }
}
