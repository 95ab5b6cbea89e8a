using System.Text.Json.Nodes;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>
/// The meaning of policies written down as plainly as can be, straight from the JSON, with the platform's own parsers, recursion
/// and no thought of speed: the engine is compared with it. Source: IAM User Guide, "Policy evaluation logic".
/// </summary>
internal static class NaiveEvaluator
{
    private const int LongestResource = 2_048;

    /// <summary>Decides one request.</summary>
    /// <param name="request">As in a line that <c>policy evaluate</c> reads.</param>
    /// <param name="policies">Those of such a line.</param>
    public static (DecisionOutcome Outcome, DecisionReason Reason) Decide(JsonObject request, NaivePolicies policies) =>
        Decide(NaiveRequest.Of(request, hasBoundary: policies.Boundary is not null), policies);

    private static (DecisionOutcome Outcome, DecisionReason Reason) Decide(NaiveRequest request, NaivePolicies policies)
    {
        if (request.Resource.Length > LongestResource)
            return Deny(DecisionReason.EvaluationFailed);

        var who = request.Principal;
        policies = policies.For(who);
        if (policies.All.Any(statement => statement.IsDeny && statement.Applies(request)))
            return (DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement);

        bool Allowed(IEnumerable<NaiveStatement> statements) => statements.Any(statement => !statement.IsDeny && statement.Applies(request));
        if (policies.ResourceControl?.All(Allowed) == false)
            return Deny(DecisionReason.NoResourceControlPolicyAllows);
        if (policies.ServiceControl?.All(Allowed) == false)
            return Deny(DecisionReason.NoServiceControlPolicyAllows);

        var grants = policies.Resource.Where(statement => !statement.IsDeny && statement.Applies(request)).SelectMany(statement => statement.Grants(request)).ToHashSet();
        var isForeign = who.HasAccount && request.ResourceAccount != "" && request.ResourceAccount != who.Account;
        var mustGrant = !who.HasAccount || isForeign || (policies.Resource.Count > 0 && policies.Resource.All(statement => statement.HasNoResource));
        if (!isForeign && (grants.Contains(NaiveGrant.Direct) || grants.Contains(NaiveGrant.Star)))
            return (DecisionOutcome.Allowed, DecisionReason.ResourcePolicyAllows);
        if (mustGrant && grants.Count == 0)
            return Deny(DecisionReason.NoResourcePolicyAllows);

        var byRole = !isForeign && grants.Contains(NaiveGrant.Role);
        var byIdentity = Allowed(policies.Identity);
        if (!byRole && !byIdentity && who.Kind != PrincipalKind.Root)
            return Deny(DecisionReason.NoIdentityPolicyAllows);
        if (policies.Boundary is { } boundary && !Allowed(boundary))
            return Deny(DecisionReason.NoPermissionsBoundaryAllows);
        if (policies.Session is { } session ? !Allowed(session) : who.Kind == PrincipalKind.FederatedUser)
            return Deny(DecisionReason.NoSessionPolicyAllows);
        return (DecisionOutcome.Allowed, byRole ? DecisionReason.ResourcePolicyAllows : byIdentity ? DecisionReason.IdentityPolicyAllows : DecisionReason.RootUserMayDoAnything);
    }

    private static (DecisionOutcome Outcome, DecisionReason Reason) Deny(DecisionReason reason) => (DecisionOutcome.ImplicitDeny, reason);
}
