namespace IamGateway.Policy.Evaluation;

/// <summary>
/// Decides twice: once as if everything uncertain went for the principal, once as if it went against it. A decision only gains by
/// a further Allow that matches and by a Deny that does not, so the truth lies between the two.
/// </summary>
internal static class PartialEvaluator
{
    /// <summary>What is certain.</summary>
    public static PartialDecision Decide(in AuthorizationRequest request, PolicySets policies, IReadOnlyCollection<ContextKey> unknown)
    {
        var keys = unknown.ToHashSet();
        var dependsOn = new HashSet<ContextKey>();
        var view = new RequestView(request, policies);

        var worst = new PartialSearch(view, keys, dependsOn, isOptimistic: false);
        if (DecisionOrder.Decide(request, policies, ref worst).IsAllowed)
            return PartialDecision.Allowed;

        var best = new PartialSearch(view, keys, dependsOn, isOptimistic: true);
        return DecisionOrder.Decide(request, policies, ref best).IsAllowed
            ? new PartialDecision(PartialOutcome.Depends, [.. dependsOn.OrderBy(key => key.Name, StringComparer.OrdinalIgnoreCase)])
            : PartialDecision.Denied;
    }
}
