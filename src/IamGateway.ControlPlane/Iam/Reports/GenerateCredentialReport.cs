using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Reports;

/// <summary>Makes the credential report of the account, unless the last one is still current.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateCredentialReport.html"/>.</remarks>
internal sealed class GenerateCredentialReport(Scope scope, CredentialReports reports, TimeProvider clock) : IOperation<GenerateCredentialReport, GenerateCredentialReport.Request, GenerateCredentialReport.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GenerateCredentialReport", AccessLevel.Read, "*");

    public sealed record Request;

    /// <summary>What state the report is in.</summary>
    /// <param name="State"><c>STARTED</c>: it was made for this call. <c>COMPLETE</c>: it was there.</param>
    public sealed record Response(string State)
    {
        public string? Description { get; init; }
    }

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (reports.Find(scope.Account) is { } last && reports.IsCurrent(last))
            return new Response("COMPLETE");

        var now = clock.GetUtcNow();
        reports.Keep(scope.Account, new CredentialReport(await scope.WriteAsync(cancellationToken), now));
        return new Response("STARTED") { Description = "No report exists. Starting a new report generation task" };
    }
}
