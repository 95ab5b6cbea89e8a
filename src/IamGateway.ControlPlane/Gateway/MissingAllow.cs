using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>Which allow an implicit deny is for the lack of.</summary>
internal static class MissingAllow
{
    /// <summary>The type of policy that had to allow and did not; null: the reason is another.</summary>
    /// <param name="reason">As records have it.</param>
    public static PolicyType? Of(string reason) => reason switch
    {
        nameof(DecisionReason.NoIdentityPolicyAllows) => PolicyType.Identity,
        nameof(DecisionReason.NoPermissionsBoundaryAllows) => PolicyType.PermissionsBoundary,
        nameof(DecisionReason.NoSessionPolicyAllows) => PolicyType.Session,
        nameof(DecisionReason.NoResourcePolicyAllows) => PolicyType.Resource,
        nameof(DecisionReason.NoServiceControlPolicyAllows) => PolicyType.ServiceControl,
        nameof(DecisionReason.NoResourceControlPolicyAllows) => PolicyType.ResourceControl,
        _ => null,
    };
}
