using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;

namespace IamGateway.ControlPlane.Iam.LastAccessed;

/// <summary>Answers a report of last accesses: the services that the policies grant something of, and those that were asked for something all the same.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html"/>.</remarks>
internal sealed class GetServiceLastAccessedDetails(Scope scope, AccessJobs jobs, ServiceCatalogue services)
    : IOperation<GetServiceLastAccessedDetails, GetServiceLastAccessedDetails.Request, GetServiceLastAccessedDetails.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetServiceLastAccessedDetails", AccessLevel.Read, "*")
    {
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(JobId JobId) : PagedRequest;

    public sealed record Response(
        string JobStatus, string JobType, DateTimeOffset JobCreationDate, DateTimeOffset JobCompletionDate, ImmutableArray<ServiceAccessView> ServicesLastAccessed, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var job = jobs.Require(request.JobId, scope.Account);
        var subject = await AccessSubject.ReadAsync(scope, new EntityArn(job.Arn), cancellationToken);
        var rows = await AccessRows.ReadAsync(scope, subject.Principals, cancellationToken);
        IEnumerable<string> granted =
        [
            .. subject.Documents.SelectMany(GrantedServices.NamedIn),
            .. services.Tables.Select(table => table.Service).Where(service => subject.Documents.Any(document => GrantedServices.Grants(document, service))),
        ];
        var page = Page.Of(granted.Concat(rows.Services).Distinct(), service => service, request);
        return new Response(
            "COMPLETED", job.Granularity, job.CreatedAt, job.CreatedAt, [.. page.Items.Select(service => ServiceAccessView.Of(service, rows, job.HasActions))], page.IsTruncated, page.Marker);
    }
}
