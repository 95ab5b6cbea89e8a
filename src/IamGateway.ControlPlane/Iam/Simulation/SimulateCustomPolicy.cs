using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>Says what policies that are given would decide, without making a request.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html"/>.</remarks>
internal sealed class SimulateCustomPolicy(Scope scope) : IOperation<SimulateCustomPolicy, SimulateCustomPolicy.Request, SimulationResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:SimulateCustomPolicy", AccessLevel.Read, "*")
    {
        Errors = [ErrorCode.InvalidInput, ErrorCode.PolicyEvaluation],
    };

    public sealed record Request(ImmutableArray<PolicyText> PolicyInputList, ImmutableArray<ActionName> ActionNames) : SimulationRequest;

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public ValueTask<SimulationResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var caller = SimulatedCaller.Of(request, source: null, scope.Account);
        var simulation = new PolicySimulation(request, caller, SimulatedPolicy.Of(nameof(request.PolicyInputList), request.PolicyInputList), PolicySimulation.BoundaryOf(request));
        return new(simulation.Page(request.ActionNames, cancellationToken));
    }
}
