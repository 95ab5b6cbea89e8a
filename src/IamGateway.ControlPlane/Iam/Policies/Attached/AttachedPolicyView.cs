using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Policies.Attached;

/// <summary>An attached managed policy as answers have it.</summary>
internal sealed record AttachedPolicyView(string PolicyName, string PolicyArn)
{
    public static AttachedPolicyView Of(ManagedPolicy policy) => new(policy.Name, policy.Arn);
}
