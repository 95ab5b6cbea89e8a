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
    public static NaiveDecision Decide(JsonObject request, NaivePolicies policies) =>
        Decide(NaiveRequest.Of(request, hasBoundary: policies.Boundary is not null), policies);

    private static NaiveDecision Decide(NaiveRequest request, NaivePolicies policies)
    {
        if (request.Resource.Length > LongestResource)
            return Missing(DecisionReason.EvaluationFailed);

        var who = request.Principal;
        policies = policies.For(who);
        if (policies.All.FirstOrDefault(statement => statement.IsDeny && statement.Applies(request)) is { } deny)
            return new NaiveDecision(DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement, deny);

        NaiveStatement? AllowIn(IEnumerable<NaiveStatement> statements) => statements.FirstOrDefault(statement => !statement.IsDeny && statement.Applies(request));
        if (policies.ResourceControl?.TrueForAll(level => AllowIn(level) is not null) == false)
            return Missing(DecisionReason.NoResourceControlPolicyAllows);
        if (policies.ServiceControl?.TrueForAll(level => AllowIn(level) is not null) == false)
            return Missing(DecisionReason.NoServiceControlPolicyAllows);

        NaiveStatement? Grant(params NaiveGrant[] kinds) => AllowIn(policies.Resource.Where(statement => statement.Grants(request).Intersect(kinds).Any()));
        var isForeign = who.HasAccount && request.ResourceAccount != "" && request.ResourceAccount != who.Account;
        var isTrustPolicy = policies.Resource.Count > 0 && policies.Resource.TrueForAll(statement => statement.HasNoResource);
        if (!isForeign && Grant(NaiveGrant.Direct, NaiveGrant.Star) is { } grant)
            return new NaiveDecision(DecisionOutcome.Allowed, DecisionReason.ResourcePolicyAllows, grant);
        if (!who.HasAccount || ((isForeign || isTrustPolicy) && Grant(Enum.GetValues<NaiveGrant>()) is null))
            return Missing(DecisionReason.NoResourcePolicyAllows);

        var roleGrant = isForeign ? null : Grant(NaiveGrant.Role);
        var allow = AllowIn(policies.Identity);
        if (roleGrant is null && allow is null && who.Kind != PrincipalKind.Root)
            return Missing(DecisionReason.NoIdentityPolicyAllows);
        if (policies.Boundary is { } boundary && AllowIn(boundary) is null)
            return Missing(DecisionReason.NoPermissionsBoundaryAllows);
        if (policies.Session is { } session ? AllowIn(session) is null : who.Kind == PrincipalKind.FederatedUser)
            return Missing(DecisionReason.NoSessionPolicyAllows);

        var reason = roleGrant is not null ? DecisionReason.ResourcePolicyAllows : allow is not null ? DecisionReason.IdentityPolicyAllows : DecisionReason.RootUserMayDoAnything;
        return new NaiveDecision(DecisionOutcome.Allowed, reason, roleGrant ?? allow);
    }

    private static NaiveDecision Missing(DecisionReason reason) => new(DecisionOutcome.ImplicitDeny, reason, null);
}
