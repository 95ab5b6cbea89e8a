using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Certificates;

/// <summary>Puts a signing certificate out of use, or in use again.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSigningCertificate.html"/>.</remarks>
internal sealed class UpdateSigningCertificate(Scope scope) : IOperation<UpdateSigningCertificate, UpdateSigningCertificate.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UpdateSigningCertificate", AccessLevel.Write, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(CertificateId CertificateId, KeyStatus Status)
    {
        public UserName? UserName { get; init; }
    }

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);
        var certificate = await scope.RequireCertificateAsync(user, request.CertificateId, cancellationToken);
        certificate.IsActive = request.Status == KeyStatus.Active;
        return NoResponse.Done;
    }
}
