using System.Collections.Immutable;

namespace IamGateway.Policy.Evaluation;

/// <summary>
/// The order of a decision. Source of every step: IAM User Guide, "Policy evaluation logic"
/// (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html), and the pages named.
/// </summary>
internal static class DecisionOrder
{
    /// <summary>Decides a request.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="policies">Every policy that could apply.</param>
    /// <param name="search">Finds the statements that match.</param>
    public static Decision Decide<TSearch>(in AuthorizationRequest request, PolicySets policies, ref TSearch search)
        where TSearch : IStatementSearch, allows ref struct
    {
        var principal = request.Principal;
        var own = principal.IsOfAccount ? policies : PolicySets.None; // the others have no policies of their own
        var resourceControls = principal.IsServiceLinked ? null : policies.ResourceControl;
        var serviceControls = principal.IsServiceLinked ? null : own.ServiceControl;
        var resourceControl = Levels(resourceControls, ref search);
        var serviceControl = Levels(serviceControls, ref search);
        var resource = Set(policies.Resource, ref search);
        var identity = Set(own.Identity, ref search);
        var boundary = Set(own.Boundary, ref search);
        var session = Set(own.Session, ref search);

        // 1. "Deny evaluation": an explicit deny in any policy that applies overrides every allow, also one that is missing.
        var deny = resourceControl.Deny ?? serviceControl.Deny ?? resource.Deny ?? identity.Deny ?? boundary.Deny ?? session.Deny;
        if (deny is not null)
            return new Decision(DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement, deny.Origin);

        // 2. "Organizations RCPs" and "Organizations SCPs": every level, from the root to the account, has to allow.
        if (resourceControls is not null && resourceControl.Allow is null)
            return Missing(DecisionReason.NoResourceControlPolicyAllows);
        if (serviceControls is not null && serviceControl.Allow is null)
            return Missing(DecisionReason.NoServiceControlPolicyAllows);

        // 3. "Resource-based policies": alone they decide for who has no policies, and have to allow, too, when the resource is in
        //    another account ("Cross-account policy evaluation logic") or is a role ("IAM role trust policies").
        if (!principal.IsOfAccount)
            return resource.Allow is null ? Missing(DecisionReason.NoResourcePolicyAllows) : AllowedBy(resource.Allow, DecisionReason.ResourcePolicyAllows);
        var isCrossAccount = !request.ResourceAccount.IsEmpty && !request.ResourceAccount.SequenceEqual(principal.Account);
        if (resource.AnyAllow is null && (isCrossAccount || policies.Resource is { IsTrust: true }))
            return Missing(DecisionReason.NoResourcePolicyAllows);

        // In the same account, one that names the principal in full or as everybody suffices, and one that names its role replaces
        // the identity-based policies ("AWS JSON policy elements: Principal", "Policies and permissions in IAM").
        if (resource.Allow is not null && !isCrossAccount)
            return AllowedBy(resource.Allow, DecisionReason.ResourcePolicyAllows);
        var byRole = isCrossAccount ? null : resource.RoleAllow;

        // 4. "Identity-based policies": what they do not allow is not allowed; the root user needs none.
        if (byRole is null && identity.Allow is null && principal.Kind != PrincipalKind.Root)
            return Missing(DecisionReason.NoIdentityPolicyAllows);

        // 5. "IAM permissions boundaries": the maximum for identity-based policies and grants to a role.
        if (own.Boundary is not null && boundary.Allow is null)
            return Missing(DecisionReason.NoPermissionsBoundaryAllows);

        // 6. "Session policies": the same for the session. A federated user's session without them has no permissions.
        if ((own.Session is not null || principal.Kind == PrincipalKind.FederatedUser) && session.Allow is null)
            return Missing(DecisionReason.NoSessionPolicyAllows);

        return byRole is not null ? AllowedBy(byRole, DecisionReason.ResourcePolicyAllows)
            : identity.Allow is not null ? AllowedBy(identity.Allow, DecisionReason.IdentityPolicyAllows)
            : new Decision(DecisionOutcome.Allowed, DecisionReason.RootUserMayDoAnything, null);
    }

    private static SetFindings Set<TSearch>(CompiledPolicySet? set, ref TSearch search)
        where TSearch : IStatementSearch, allows ref struct => set is null ? default : search.Search(set);

    /// <summary>All levels together: they deny when one does, and allow when all do.</summary>
    private static SetFindings Levels<TSearch>(ImmutableArray<CompiledPolicySet>? levels, ref TSearch search)
        where TSearch : IStatementSearch, allows ref struct
    {
        SetFindings all = default;
        if (levels is not { } sets)
            return all;

        for (var index = 0; index < sets.Length; index++)
        {
            var level = search.Search(sets[index]);
            all.Deny ??= level.Deny;
            all.Allow = index == 0 || all.Allow is not null ? level.AnyAllow : null;
        }

        return all;
    }

    private static Decision AllowedBy(CompiledStatement allow, DecisionReason reason) => new(DecisionOutcome.Allowed, reason, allow.Origin);

    /// <summary>"Implicit deny": an allow is missing.</summary>
    private static Decision Missing(DecisionReason reason) => new(DecisionOutcome.ImplicitDeny, reason, null);
}
