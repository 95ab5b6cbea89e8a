using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Certificates;

/// <summary>Deletes a signing certificate.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSigningCertificate.html"/>.</remarks>
internal sealed class DeleteSigningCertificate(Scope scope) : IOperation<DeleteSigningCertificate, DeleteSigningCertificate.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteSigningCertificate", AccessLevel.Write, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(CertificateId CertificateId)
    {
        public UserName? UserName { get; init; }
    }

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);
        scope.Db.Remove(await scope.RequireCertificateAsync(user, request.CertificateId, cancellationToken));
        return NoResponse.Done;
    }
}
