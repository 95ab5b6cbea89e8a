using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;

namespace IamGateway.ControlPlane.Iam.Other;

/// <summary>Lists the TLS certificates of servers: none, because nothing here serves with them.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServerCertificates.html"/>.</remarks>
internal sealed class ListServerCertificates : IOperation<ListServerCertificates, ListServerCertificates.Request, ListServerCertificates.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListServerCertificates", AccessLevel.List, "server-certificate/PATH/NAME");

    public sealed record Request : PagedRequest
    {
        public PathPrefix PathPrefix { get; init; } = new("/");
    }

    public sealed record Response(ImmutableArray<Certificate> ServerCertificateMetadataList, bool IsTruncated);

    public sealed record Certificate(string Path, string ServerCertificateName, string ServerCertificateId, string Arn);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest(IamArns.ServerCertificate(scope.Account, request.PathPrefix.Text, "")));

    public ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken) => new(new Response([], false));
}
