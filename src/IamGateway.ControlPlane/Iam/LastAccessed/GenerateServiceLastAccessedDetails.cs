using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.LastAccessed;

/// <summary>Begins a report of when services were last used by, or through, a user, group, role or managed policy.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html"/>.</remarks>
internal sealed class GenerateServiceLastAccessedDetails(Scope scope, AccessJobs jobs, TimeProvider clock)
    : IOperation<GenerateServiceLastAccessedDetails, GenerateServiceLastAccessedDetails.Request, GenerateServiceLastAccessedDetails.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GenerateServiceLastAccessedDetails", AccessLevel.Read, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(EntityArn Arn)
    {
        public AccessGranularity Granularity { get; init; } = new("SERVICE_LEVEL");
    }

    public sealed record Response(string JobId);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => AccessSubject.AccessAsync(scope, request.Arn, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        await AccessSubject.ReadAsync(scope, request.Arn, cancellationToken);
        return new Response(jobs.Add(new AccessJob(scope.Account, request.Arn.Text, request.Granularity.Text, clock.GetUtcNow())));
    }
}
