using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Policies.Held;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>Says what the policies of a user (its groups' included), group or role would decide, with policies that are given beside them.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html"/>.</remarks>
internal sealed class SimulatePrincipalPolicy(Scope scope) : IOperation<SimulatePrincipalPolicy, SimulatePrincipalPolicy.Request, SimulationResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:SimulatePrincipalPolicy", AccessLevel.Read, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput, ErrorCode.PolicyEvaluation],
    };

    public sealed record Request(EntityArn PolicySourceArn, ImmutableArray<ActionName> ActionNames) : SimulationRequest
    {
        public ImmutableArray<PolicyText> PolicyInputList { get; init; } = [];
    }

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnHolderAsync(request.PolicySourceArn, cancellationToken);

    public async ValueTask<SimulationResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var source = await scope.RequireHolderAsync(request.PolicySourceArn, cancellationToken);
        var caller = SimulatedCaller.Of(request, source, scope.Account);
        var held = await scope.PoliciesOfAsync(source, cancellationToken);
        var boundary = PolicySimulation.BoundaryOf(request)
            ?? (await scope.BoundaryOfAsync(source, cancellationToken) is { } own ? SimulatedPolicy.Of(own) : null);
        var simulation = new PolicySimulation(request, caller, [.. held.Select(SimulatedPolicy.Of), .. SimulatedPolicy.Of(nameof(request.PolicyInputList), request.PolicyInputList)], boundary);
        return simulation.Page(request.ActionNames, cancellationToken);
    }
}
