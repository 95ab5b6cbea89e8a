using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Simulation;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>
/// Explains how a request of a user or role would be decided as its policies stand now: by which statements, or for the lack of which allow, and why the nearest
/// statements do not match. It asks the very policies that the gateway decides with; what the request itself would bring, such as its address, is for the call to name.
/// </summary>
internal sealed class ExplainAccess(Scope scope, PrincipalPolicies policies) : IOperation<ExplainAccess, ExplainAccess.Request, ExplainAccess.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iamgateway:ExplainAccess", AccessLevel.Read, "ARN of the user or role")
    {
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput, ErrorCode.PolicyEvaluation],
    };

    /// <param name="PrincipalArn">ARN of an IAM user, a role, or a role session as denials print it.</param>
    /// <param name="ActionName">The action.</param>
    /// <param name="ResourceArn">ARN, or <c>*</c>.</param>
    public sealed record Request(EntityArn PrincipalArn, ActionName ActionName, ResourceName ResourceArn)
    {
        public ImmutableArray<ContextEntry> ContextEntries { get; init; } = [];
    }

    /// <param name="MatchedStatements">Every statement that matches; the denies first.</param>
    /// <param name="Conditions">What the statement that decided asks for, and what the request has.</param>
    /// <param name="NearMisses">The Allow statements of the type that is missing one which came nearest.</param>
    /// <param name="MissingContextValues">Condition keys that may turn the decision and were not given.</param>
    public sealed record Response(
        DecisionOutcome Outcome, DecisionReason Reason, ImmutableArray<MatchedStatement> MatchedStatements, ImmutableArray<TestedCondition> Conditions,
        ImmutableArray<NearMiss> NearMisses, ImmutableArray<string> MissingContextValues)
    {
        /// <summary>The statement that decided; null when nothing matched.</summary>
        public DecidingStatement? Statement { get; init; }

        /// <summary>For an implicit deny the type of policy that had to allow and did not.</summary>
        public PolicyType? MissingAllow { get; init; }
    }

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(await ExplainedPrincipal.ArnAsync(scope, request.PrincipalArn, cancellationToken));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        SimulatedNames.Require([request.ActionName], [request.ResourceArn]);
        var principal = await ExplainedPrincipal.RequireAsync(scope, request.PrincipalArn, cancellationToken);
        var sets = await PoliciesAsync(principal, cancellationToken);
        var context = new RequestContext();
        var asked = new AuthorizationRequest
        {
            Principal = principal.AddTo(context),
            Action = request.ActionName.Text,
            Resource = request.ResourceArn.Text,
            ResourceAccount = request.ResourceArn.Text.Split(':', 6) is [_, _, _, _, { Length: > 0 } account, _] ? account : scope.Account,
            Context = context,
        };
        request.ContextEntries.AddTo(context);
        return ResponseOf(asked, sets);
    }

    private async Task<PolicySets> PoliciesAsync(ExplainedPrincipal principal, CancellationToken cancellationToken)
    {
        try
        {
            return principal.Holder.Kind == "User"
                ? await policies.OfUserAsync(principal.Holder.Id, cancellationToken)
                : await policies.OfRoleAsync(principal.Holder.Id, cancellationToken);
        }
        catch (InvalidDataException unreadable)
        {
            throw new ApiException(ErrorCode.PolicyEvaluation, unreadable.Message);
        }
    }

    private static Response ResponseOf(in AuthorizationRequest asked, PolicySets sets)
    {
        var context = asked.Context;
        var unknown = new[] { sets.Identity, sets.Boundary }.SelectMany(set => set?.ContextKeys ?? []).Where(key => context.ValuesOf(key) is null).Distinct().ToList();
        var explanation = PolicyEvaluator.Explain(asked, sets);
        var matched = explanation.Matched.Select((statement, index) => new MatchedStatement(index < explanation.DenyCount ? PolicyEffect.Deny : PolicyEffect.Allow, statement));
        return new Response(
            explanation.Decision.Outcome, explanation.Decision.Reason, [.. matched], explanation.Conditions,
            explanation.NearMisses, [.. PolicyEvaluator.EvaluatePartially(asked, sets, unknown).DependsOn.Select(key => key.Name)])
        {
            Statement = explanation.Decision.Statement,
            MissingAllow = explanation.Missing,
        };
    }
}
