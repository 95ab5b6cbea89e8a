using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Policies.Held;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Policy.Documents;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>A policy that takes part in a simulation.</summary>
/// <param name="Id">What results call it.</param>
/// <param name="Source">Where it comes from, in IAM's words; null: from the request.</param>
/// <param name="Json">Its text.</param>
internal sealed record SimulatedPolicy(string Id, string? Source, string Json)
{
    /// <summary>The policies of a list in the request.</summary>
    public static IEnumerable<SimulatedPolicy> Of(string list, ImmutableArray<PolicyText> texts) =>
        texts.Select((text, index) => new SimulatedPolicy($"{list}.{index + 1}", null, text.Text));

    /// <summary>A stored policy.</summary>
    public static SimulatedPolicy Of(HeldPolicy policy) => new(
        policy.Name,
        policy.Managed is not { } managed ? policy.Owner.Kind.ToLowerInvariant() : managed.AccountId is null ? "aws-managed" : "user-managed",
        policy.Document);

    /// <summary>Reads it.</summary>
    /// <exception cref="ApiException">It cannot be read as a policy.</exception>
    public PolicyDocument Read(PolicyType type)
    {
        var (document, problems) = PolicyParser.Parse(Json, type);
        return document ?? throw new ApiException(
            Source is null ? ErrorCode.InvalidInput : ErrorCode.PolicyEvaluation,
            $"{Id} cannot be read as a policy: {problems[0]}");
    }
}
