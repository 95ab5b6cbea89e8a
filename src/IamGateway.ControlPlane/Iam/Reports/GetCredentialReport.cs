using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Reports;

/// <summary>Answers the credential report of the account.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html"/>.</remarks>
internal sealed class GetCredentialReport(Scope scope, CredentialReports reports) : IOperation<GetCredentialReport, GetCredentialReport.Request, GetCredentialReport.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetCredentialReport", AccessLevel.Read, "*")
    {
        Errors = [ErrorCode.ReportNotPresent, ErrorCode.ReportExpired],
    };

    public sealed record Request;

    public sealed record Response(byte[] Content, string ReportFormat, DateTimeOffset GeneratedTime);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var report = reports.Find(scope.Account) ?? throw new ApiException(ErrorCode.ReportNotPresent, "No report exists. Make one with GenerateCredentialReport.");
        return reports.IsCurrent(report)
            ? new(new Response(report.Content, "text/csv", report.GeneratedAt))
            : throw new ApiException(ErrorCode.ReportExpired, "The credential report has expired. Make another with GenerateCredentialReport.");
    }
}
