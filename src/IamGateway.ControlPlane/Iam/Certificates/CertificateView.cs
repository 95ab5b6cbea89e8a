using IamGateway.ControlPlane.Iam.Values;
using IamGateway.Identity.Credentials;

namespace IamGateway.ControlPlane.Iam.Certificates;

/// <summary>A signing certificate as answers have it.</summary>
/// <param name="CertificateBody">In PEM, as it was given.</param>
internal sealed record CertificateView(string UserName, string CertificateId, string CertificateBody, KeyStatus Status, DateTimeOffset UploadDate)
{
    public static CertificateView Of(SigningCertificate certificate, string userName) =>
        new(userName, certificate.Id, certificate.Body, certificate.IsActive ? KeyStatus.Active : KeyStatus.Inactive, certificate.UploadedAt);
}
