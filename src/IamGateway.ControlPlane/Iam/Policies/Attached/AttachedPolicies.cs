using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Policies.Attached;

/// <summary>The managed policies that are attached to an owner.</summary>
internal static class AttachedPolicies
{
    /// <summary>Most managed policies of one user, group or role. Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    private const int Quota = 10;

    /// <summary>Attaches one that may be attached already.</summary>
    /// <exception cref="ApiException">There is no such policy, it is not for everyone, or there would be too many.</exception>
    public static async Task AttachAsync(this Scope scope, PolicyOwner owner, PolicyArn arn, CancellationToken cancellationToken)
    {
        var policy = await scope.RequirePolicyAsync(arn, cancellationToken);
        if (!policy.IsAttachable())
            throw new ApiException(ErrorCode.PolicyNotAttachable, "Cannot attach a Service Role Policy to a Customer Role.");

        var attachments = owner.Attachments(scope.Db);
        if (await attachments.AnyAsync(attachment => attachment.PolicyId == policy.Id, cancellationToken))
            return;
        if (await attachments.CountAsync(cancellationToken) >= Quota)
            throw new ApiException(ErrorCode.LimitExceeded, $"Cannot exceed quota for PoliciesPer{owner.Kind}: {Quota}");
        scope.Db.Add(owner.Attach(policy));
    }

    /// <exception cref="ApiException">It is not attached.</exception>
    public static async Task DetachAsync(this Scope scope, PolicyOwner owner, PolicyArn arn, CancellationToken cancellationToken)
    {
        var policy = await scope.FindPolicyAsync(arn, cancellationToken);
        var attachment = policy is null ? null : await owner.Attachments(scope.Db).SingleOrDefaultAsync(one => one.PolicyId == policy.Id, cancellationToken);
        scope.Db.Remove(attachment ?? throw new ApiException(ErrorCode.NoSuchEntity, $"Policy {arn} was not found."));
    }

    /// <summary>Those under a path.</summary>
    public static IQueryable<ManagedPolicy> Attached(this Scope scope, PolicyOwner owner, PathPrefix prefix)
    {
        var ids = owner.Attachments(scope.Db).Select(attachment => attachment.PolicyId);
        return scope.Db.ManagedPolicies.AsNoTracking().Where(policy => ids.Contains(policy.Id)).Under(prefix, policy => policy.Path);
    }
}
