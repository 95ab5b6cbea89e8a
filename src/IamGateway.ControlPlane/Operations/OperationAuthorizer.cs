using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Policy.Evaluation;

namespace IamGateway.ControlPlane.Operations;

/// <summary>Asks the engine whether a call is allowed, by the operation's own action and resource.</summary>
/// <param name="authorizer">Decides and records each decision.</param>
/// <param name="seal">Seals the details of a denial.</param>
/// <param name="region">Where the control plane is, the value of <c>aws:RequestedRegion</c>.</param>
internal sealed class OperationAuthorizer(RequestAuthorizer authorizer, SealMessage seal, ControlPlaneRegion region)
{
    /// <summary>Returns when everything that the call needs is allowed.</summary>
    /// <param name="context">The call.</param>
    /// <param name="access">What it needs.</param>
    /// <param name="caller">Who asks; null: the call's caller.</param>
    /// <param name="resourcePolicy">The policy of the resource, such as a trust policy; null: it has none.</param>
    /// <exception cref="ApiException">Something is not allowed.</exception>
    public async Task RequireAsync(OperationContext context, AccessRequest access, Caller? caller = null, CompiledPolicySet? resourcePolicy = null)
    {
        var who = new AuthenticatedRequest(caller ?? context.Caller, null, AuthenticationProblem.None);
        await RequireOneAsync(context, access, who, resourcePolicy);
        foreach (var also in access.Also)
            await RequireOneAsync(context, also, who, resourcePolicy);
    }

    private async Task RequireOneAsync(OperationContext context, AccessRequest access, AuthenticatedRequest who, CompiledPolicySet? resourcePolicy)
    {
        var operation = context.Operation;
        var target = new AccessTarget(access.Action ?? operation.Action, access.Resource, access.Account ?? who.Caller.Account, region.Name) { OwnKeys = access.Context };
        var record = await authorizer.AuthorizeAsync(context.Http, who, target, resourcePolicy);
        context.Record.DecisionId = record.Id;
        var isAllowed = record.Decision.IsAllowed
            || ((access.Admission ?? operation.Admission) == Admission.NotDenied && record.Decision.Reason is not (DecisionReason.DenyStatement or DecisionReason.EvaluationFailed));
        if (!isAllowed)
            throw new ApiException(ErrorCode.AccessDenied, record.DenialMessage(seal));
    }
}
