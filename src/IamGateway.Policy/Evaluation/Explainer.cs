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
        var deciding = matched.Find(statement => ReferenceEquals(statement.Origin, decision.Statement));
        var (missing, set, level) = Missing(decision.Reason, policies, matched);
        return new Explanation(
            decision,
            [.. matched.OrderBy(statement => statement.Effect).Select(statement => statement.Origin)], // Deny comes first
            missing,
            set is null ? [] : NearMisses.Find(view, set))
        {
            DenyCount = matched.Count(statement => statement.Effect == PolicyEffect.Deny),
            Conditions = deciding is null ? [] : Tested(deciding, request.Context),
            MissingLevel = level,
        };
    }

    private static ImmutableArray<TestedCondition> Tested(CompiledStatement statement, RequestContext context) =>
    [
        .. statement.Conditions.Select(condition =>
            new TestedCondition(condition.Source.Operator, condition.Source.Key, condition.Source.Values, context.ValuesOf(condition.Key))),
    ];

    /// <summary>The type of policy that had to allow, the set of it that did not, and its level; all null when no allow is missing.</summary>
    private static (PolicyType? Type, CompiledPolicySet? Set, int? Level) Missing(DecisionReason reason, PolicySets policies, List<CompiledStatement> matched) => reason switch
    {
        DecisionReason.NoIdentityPolicyAllows => (PolicyType.Identity, policies.Identity, null),
        DecisionReason.NoPermissionsBoundaryAllows => (PolicyType.PermissionsBoundary, policies.Boundary, null),
        DecisionReason.NoSessionPolicyAllows => (PolicyType.Session, policies.Session, null),
        DecisionReason.NoResourcePolicyAllows => (policies.Resource is { IsTrust: true } ? PolicyType.Trust : PolicyType.Resource, policies.Resource, null),
        DecisionReason.NoServiceControlPolicyAllows => Silent(PolicyType.ServiceControl, policies.ServiceControl, matched),
        DecisionReason.NoResourceControlPolicyAllows => Silent(PolicyType.ResourceControl, policies.ResourceControl, matched),
        _ => (null, null, null),
    };

    /// <summary>The first level none of whose statements matched.</summary>
    private static (PolicyType? Type, CompiledPolicySet? Set, int? Level) Silent(
        PolicyType type, ImmutableArray<CompiledPolicySet>? levels, List<CompiledStatement> matched)
    {
        for (var level = 0; level < levels?.Length; level++)
        {
            var set = levels.Value[level];
            if (!set.Index.Statements.Any(matched.Contains))
                return (type, set, level);
        }

        return (type, null, null);
    }
}
