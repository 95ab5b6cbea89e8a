using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Wire;
using IamGateway.Policy.Analysis;
using IamGateway.Policy.Documents;

namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>Whether the policy of a resource grants the public nothing, proved for every request.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CheckNoPublicAccess.html"/>.</remarks>
internal sealed class CheckNoPublicAccess : IOperation<CheckNoPublicAccess, CheckNoPublicAccess.Request, CheckResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("access-analyzer:CheckNoPublicAccess", AccessLevel.Read, "*")
    {
        Route = RestRoute.Of("POST /policy/check-no-public-access"),
        Errors = [ErrorCode.InvalidParameter, ErrorCode.UnprocessableEntity],
    };

    public sealed record Request(PolicyText PolicyDocument, SharedResourceType ResourceType);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public ValueTask<CheckResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var type = request.ResourceType.IsTrust ? PolicyType.Trust : PolicyType.Resource;
        return new(CheckResponse.Of(
            AccessCheck.NotPublic([CheckedPolicy.Read("policyDocument", request.PolicyDocument, type)], type),
            "The resource policy does not grant public access for the specified resource type.",
            "The resource policy grants public access for the specified resource type.",
            "Public access"));
    }
}
