using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>Lists the condition keys that policies ask for.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForCustomPolicy.html"/>.</remarks>
internal sealed class GetContextKeysForCustomPolicy : IOperation<GetContextKeysForCustomPolicy, GetContextKeysForCustomPolicy.Request, ContextKeyNamesResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetContextKeysForCustomPolicy", AccessLevel.Read, "*")
    {
        Errors = [ErrorCode.InvalidInput],
    };

    public sealed record Request(ImmutableArray<PolicyText> PolicyInputList);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public ValueTask<ContextKeyNamesResponse> HandleAsync(Request request, CancellationToken cancellationToken) =>
        new(ContextKeyNamesResponse.Of(SimulatedPolicy.Of(nameof(request.PolicyInputList), request.PolicyInputList)));
}
