using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Policy.Evaluation;
using Microsoft.AspNetCore.Http;

namespace IamGateway.ControlPlane.Operations;

/// <summary>Asks the engine whether a call is allowed, by the operation's own action and resource.</summary>
/// <param name="authorizer">Decides and records each decision.</param>
/// <param name="seal">Seals the details of a denial.</param>
/// <param name="region">Where the control plane is, the value of <c>aws:RequestedRegion</c>.</param>
internal sealed class OperationAuthorizer(RequestAuthorizer authorizer, SealMessage seal, ControlPlaneRegion region)
{
    /// <summary>Returns when everything that the call needs is allowed.</summary>
    /// <exception cref="ApiException">Something is not.</exception>
    public async Task RequireAsync(
        HttpContext http, AuthenticatedRequest who, OperationDescriptor operation, AccessRequest access, CallRecord audit)
    {
        if (operation.Admission is Admission.Authenticated or Admission.Unsigned)
            return;

        await RequireOneAsync(http, who, operation, access, audit);
        foreach (var also in access.Also)
            await RequireOneAsync(http, who, operation, also, audit);
    }

    private async Task RequireOneAsync(HttpContext http, AuthenticatedRequest who, OperationDescriptor operation, AccessRequest access, CallRecord audit)
    {
        var target = new AccessTarget(access.Action ?? operation.Action, access.Resource, who.Caller.Account, region.Name) { OwnKeys = access.Context };
        var record = await authorizer.AuthorizeAsync(http, who, target);
        audit.DecisionId = record.Id;
        var isAllowed = record.Decision.IsAllowed
            || ((access.Admission ?? operation.Admission) == Admission.NotDenied && record.Decision.Reason is not (DecisionReason.DenyStatement or DecisionReason.EvaluationFailed));
        if (!isAllowed)
            throw new ApiException(ErrorCode.AccessDenied, record.DenialMessage(seal));
    }
}
