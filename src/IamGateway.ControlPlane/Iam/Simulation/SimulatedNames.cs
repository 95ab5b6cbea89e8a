using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>The actions and resources that can be simulated: any that a request could have, also of services that the gateway does not know.</summary>
internal static class SimulatedNames
{
    /// <exception cref="ApiException">A request cannot have the name.</exception>
    public static void Require(ImmutableArray<ActionName> actions, ImmutableArray<ResourceName> resources)
    {
        if (actions.FirstOrDefault(action => !IsAction(action.Text)) is { Text: { } action })
            throw new ApiException(ErrorCode.InvalidInput, $"Invalid action name {action}: write the service, a colon and one action, without wildcards.");
        if (resources.FirstOrDefault(resource => !IsResource(resource.Text)) is { Text: { } name })
            throw new ApiException(ErrorCode.InvalidInput, $"Invalid resource {name}: write an ARN, or * for every resource.");
    }

    private static bool IsAction(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon < text.Length - 1 && text.AsSpan().IndexOfAny('*', '?') < 0 && text.LastIndexOf(':') == colon;

    private static bool IsResource(string text) => text == "*" || text.Split(':', 6) is ["arn", _, _, _, _, { Length: > 0 }];
}
