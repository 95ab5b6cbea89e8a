using System.Collections.Immutable;
using IamGateway.ControlPlane.Operations;
using IamGateway.Policy.Documents;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>The condition keys that policies ask for: what a simulation of them has to be given.</summary>
/// <param name="ContextKeyNames">Sorted by name.</param>
internal sealed record ContextKeyNamesResponse(ImmutableArray<string> ContextKeyNames)
{
    /// <exception cref="ApiException">A policy cannot be read.</exception>
    public static ContextKeyNamesResponse Of(IEnumerable<SimulatedPolicy> policies) =>
        new([.. new SimulatedPolicies().Compile(PolicyType.Identity, policies).ContextKeys.Select(key => key.Name)]);
}
