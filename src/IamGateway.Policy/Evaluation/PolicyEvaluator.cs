namespace IamGateway.Policy.Evaluation;

/// <summary>Decides requests. Pure, never throws, allocates nothing.</summary>
public static class PolicyEvaluator
{
    /// <summary>The longest resource that is looked at, in characters. Source: AWS General Reference, ARNs are at most 2,048 long.</summary>
    public const int MaximumResourceLength = 2_048;

    /// <summary>The longest action that is looked at, in characters.</summary>
    public const int MaximumActionLength = 256;

    /// <summary>
    /// The decision for a request under the policies that apply to it. What can't be decided (an action or resource that is empty
    /// or too long, a context or policies that are missing or fail) is <see cref="Decision.Failed"/>, a deny.
    /// Source: IAM User Guide, "Policy evaluation logic": an error during evaluation is a deny.
    /// </summary>
    public static Decision Evaluate(in AuthorizationRequest request, PolicySets policies)
    {
        try
        {
            return Decide(request, policies);
        }
        catch (Exception)
        {
            return Decision.Failed;
        }
    }

    /// <summary>
    /// The order of a decision. Source of every step: IAM User Guide, "Policy evaluation logic"
    /// (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html).
    /// </summary>
    private static Decision Decide(in AuthorizationRequest request, PolicySets policies)
    {
        if (request.Action.Length is 0 or > MaximumActionLength || request.Resource.Length is 0 or > MaximumResourceLength || request.Context is null)
            return Decision.Failed;

        var view = new RequestView(request);

        // 1. "Deny evaluation": an explicit deny in any policy that applies overrides every allow, also one that is missing.
        var deny = policies.Identity.FindDeny(view) ?? policies.Boundary?.FindDeny(view) ?? policies.Session?.FindDeny(view);
        if (deny is not null)
            return new Decision(DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement, deny);

        // 2. "Cross-account policy evaluation logic": the resource's account must allow it, too, and only its resource policy can.
        if (!request.ResourceAccount.IsEmpty && !request.ResourceAccount.SequenceEqual(request.Principal.Account))
            return Missing(DecisionReason.NoResourcePolicyAllows);

        // 3. "Identity-based policies": nothing is allowed that they do not allow.
        var allow = policies.Identity.FindAllow(view);
        if (allow is null)
            return Missing(DecisionReason.NoIdentityPolicyAllows);

        // 4. "IAM permissions boundaries": the maximum that the identity-based policies can grant.
        if (policies.Boundary is not null && policies.Boundary.FindAllow(view) is null)
            return Missing(DecisionReason.NoPermissionsBoundaryAllows);

        // 5. "Session policies": they limit what the session has from the identity-based policies.
        if (policies.Session is not null && policies.Session.FindAllow(view) is null)
            return Missing(DecisionReason.NoSessionPolicyAllows);

        return new Decision(DecisionOutcome.Allowed, DecisionReason.IdentityPolicyAllows, allow);
    }

    /// <summary>"Implicit deny": an allow is missing.</summary>
    private static Decision Missing(DecisionReason reason) => new(DecisionOutcome.ImplicitDeny, reason, null);
}
