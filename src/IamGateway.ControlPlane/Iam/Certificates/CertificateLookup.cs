using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Certificates;

/// <summary>Finds signing certificates of IAM users.</summary>
internal static class CertificateLookup
{
    /// <exception cref="ApiException">The user has no such certificate.</exception>
    public static async Task<SigningCertificate> RequireCertificateAsync(this Scope scope, IamUser user, CertificateId id, CancellationToken cancellationToken) =>
        await scope.Db.SigningCertificates.SingleOrDefaultAsync(certificate => certificate.Id == id.Text && certificate.UserId == user.Id, cancellationToken)
            ?? throw new ApiException(ErrorCode.NoSuchEntity, $"The Certificate with id {id} cannot be found.");
}
