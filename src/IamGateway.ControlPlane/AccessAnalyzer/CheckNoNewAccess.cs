using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Wire;
using IamGateway.Policy.Analysis;

namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>Whether a change of a policy grants nothing that was not granted before, proved for every request.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CheckNoNewAccess.html"/>.</remarks>
internal sealed class CheckNoNewAccess : IOperation<CheckNoNewAccess, CheckNoNewAccess.Request, CheckResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("access-analyzer:CheckNoNewAccess", AccessLevel.Read, "*")
    {
        Route = RestRoute.Of("POST /policy/check-no-new-access"),
        Errors = [ErrorCode.InvalidParameter, ErrorCode.UnprocessableEntity],
    };

    public sealed record Request(PolicyText NewPolicyDocument, PolicyText ExistingPolicyDocument, CheckedPolicyType PolicyType);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public ValueTask<CheckResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var type = CheckedPolicy.TypeOf(request.PolicyType);
        var existing = CheckedPolicy.Read("existingPolicyDocument", request.ExistingPolicyDocument, type);
        var updated = CheckedPolicy.Read("newPolicyDocument", request.NewPolicyDocument, type);
        return new(CheckResponse.Of(
            AccessCheck.NoNewAccess([existing], [updated], type),
            "The modified permissions do not grant new access compared to your existing policy.",
            "The modified permissions grant new access compared to your existing policy.",
            "New access"));
    }
}
