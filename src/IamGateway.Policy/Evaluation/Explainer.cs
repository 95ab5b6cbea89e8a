using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Evaluation;

/// <summary>Makes explanations: decides in the same order, looking at every statement.</summary>
internal static class Explainer
{
    /// <summary>The explanation of a decision.</summary>
    public static Explanation Explain(in AuthorizationRequest request, PolicySets policies)
    {
        var view = new RequestView(request, policies);
        var matched = new List<CompiledStatement>();
        var search = new TraceSearch(view, matched);
        var decision = DecisionOrder.Decide(request, policies, ref search);
        var missing = Missing(decision.Reason, policies, matched);
        return new Explanation(
            decision,
            [.. matched.OrderBy(statement => statement.Effect).Select(statement => statement.Origin)], // Deny comes first
            missing?.Type,
            missing is { Set: { } set } ? NearMisses.Find(view, set) : [])
        {
            DenyCount = matched.Count(statement => statement.Effect == PolicyEffect.Deny),
        };
    }

    /// <summary>The type of policy that had to allow, and the set of it that did not; null when no allow is missing.</summary>
    private static (PolicyType Type, CompiledPolicySet? Set)? Missing(DecisionReason reason, PolicySets policies, List<CompiledStatement> matched) => reason switch
    {
        DecisionReason.NoIdentityPolicyAllows => (PolicyType.Identity, policies.Identity),
        DecisionReason.NoPermissionsBoundaryAllows => (PolicyType.PermissionsBoundary, policies.Boundary),
        DecisionReason.NoSessionPolicyAllows => (PolicyType.Session, policies.Session),
        DecisionReason.NoResourcePolicyAllows => (policies.Resource?.Type ?? PolicyType.Resource, policies.Resource),
        DecisionReason.NoServiceControlPolicyAllows => (PolicyType.ServiceControl, Silent(policies.ServiceControl, matched)),
        DecisionReason.NoResourceControlPolicyAllows => (PolicyType.ResourceControl, Silent(policies.ResourceControl, matched)),
        _ => null,
    };

    /// <summary>The first level none of whose statements matched.</summary>
    private static CompiledPolicySet? Silent(ImmutableArray<CompiledPolicySet>? levels, List<CompiledStatement> matched) =>
        levels?.FirstOrDefault(level => !level.Index.Statements.Any(matched.Contains));
}
