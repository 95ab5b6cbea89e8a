using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Certificates;

/// <summary>Gives an IAM user a signing certificate, without a name the caller itself.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadSigningCertificate.html"/>.</remarks>
internal sealed class UploadSigningCertificate(Scope scope, TimeProvider clock) : IOperation<UploadSigningCertificate, UploadSigningCertificate.Request, UploadSigningCertificate.Response>
{
    /// <summary>Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    public const int MostCertificatesOfUser = 2;

    public static OperationDescriptor Descriptor { get; } = new("iam:UploadSigningCertificate", AccessLevel.Write, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.LimitExceeded, ErrorCode.MalformedCertificate, ErrorCode.InvalidCertificate, ErrorCode.DuplicateCertificate],
    };

    public sealed record Request(CertificateBody CertificateBody)
    {
        public UserName? UserName { get; init; }
    }

    public sealed record Response(CertificateView Certificate);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);
        var now = clock.GetUtcNow();
        using (var certificate = CertificateReader.Read(request.CertificateBody))
        {
            if (new DateTimeOffset(certificate.NotAfter) <= now)
                throw new ApiException(ErrorCode.InvalidCertificate, "The certificate has expired.");
        }

        var isKnown = await scope.Db.SigningCertificates.AnyAsync(
            other => other.Body == request.CertificateBody.Text && scope.Db.IamUsers.Any(owner => owner.Id == other.UserId && owner.AccountId == scope.Account), cancellationToken);
        if (isKnown)
            throw new ApiException(ErrorCode.DuplicateCertificate, "The certificate is already associated with an IAM user in the account.");
        if (await scope.Db.SigningCertificates.CountAsync(other => other.UserId == user.Id, cancellationToken) >= MostCertificatesOfUser)
            throw new ApiException(ErrorCode.LimitExceeded, $"Cannot exceed quota for CertificatesPerUser: {MostCertificatesOfUser}");

        var uploaded = new SigningCertificate { Id = UniqueId.Hex(32), UserId = user.Id, Body = request.CertificateBody.Text, UploadedAt = now };
        scope.Db.Add(uploaded);
        return new Response(CertificateView.Of(uploaded, user.Name));
    }
}
