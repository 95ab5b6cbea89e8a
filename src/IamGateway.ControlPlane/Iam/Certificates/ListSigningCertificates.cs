using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Certificates;

/// <summary>Lists the signing certificates of an IAM user, without a name of the caller itself.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSigningCertificates.html"/>.</remarks>
internal sealed class ListSigningCertificates(Scope scope) : IOperation<ListSigningCertificates, ListSigningCertificates.Request, ListSigningCertificates.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListSigningCertificates", AccessLevel.List, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request : PagedRequest
    {
        public UserName? UserName { get; init; }
    }

    public sealed record Response(ImmutableArray<CertificateView> Certificates, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);
        var certificates = scope.Db.SigningCertificates.AsNoTracking().Where(certificate => certificate.UserId == user.Id);
        var page = await Page.OfAsync(certificates, certificate => certificate.Id, request, cancellationToken);
        return new Response([.. page.Items.Select(certificate => CertificateView.Of(certificate, user.Name))], page.IsTruncated, page.Marker);
    }
}
