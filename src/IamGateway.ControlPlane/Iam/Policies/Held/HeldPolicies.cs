using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Policies.Held;

/// <summary>Reads the policies that apply to users, groups and roles, with where each comes from.</summary>
internal static class HeldPolicies
{
    /// <summary>The holder's own, and those of a user's groups: managed ones first, each by name.</summary>
    public static async Task<List<HeldPolicy>> PoliciesOfAsync(this Scope scope, PolicyHolder holder, CancellationToken cancellationToken)
    {
        List<HeldPolicy> policies = [];
        foreach (var owner in await scope.OwnersAsync(holder, cancellationToken))
        {
            policies.AddRange(await scope.ManagedAsync(owner, owner.Attachments(scope.Db).Select(attachment => attachment.PolicyId), cancellationToken));
            var embedded = await owner.Embedded(scope.Db).AsNoTracking().OrderBy(policy => policy.Name).ToListAsync(cancellationToken);
            policies.AddRange(embedded.Select(policy => new HeldPolicy(policy.Name, null, owner, policy.Document)));
        }

        return policies;
    }

    /// <summary>The permissions boundary of a user or role; null: it has none.</summary>
    public static async Task<HeldPolicy?> BoundaryOfAsync(this Scope scope, PolicyHolder holder, CancellationToken cancellationToken) =>
        holder.BoundaryId is not { } id ? null : (await scope.ManagedAsync(holder.Owner, scope.Db.ManagedPolicies.Where(policy => policy.Id == id).Select(policy => policy.Id), cancellationToken)).Single();

    private static async Task<List<HeldPolicy>> ManagedAsync(this Scope scope, PolicyOwner owner, IQueryable<string> ids, CancellationToken cancellationToken)
    {
        var rows = await (
            from policy in scope.Db.ManagedPolicies.AsNoTracking()
            join version in scope.Db.Set<PolicyVersion>() on new { PolicyId = policy.Id, Number = policy.DefaultVersion } equals new { version.PolicyId, version.Number }
            where ids.Contains(policy.Id)
            orderby policy.Name
            select new { policy, version.Document }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new HeldPolicy(row.policy.Name, row.policy, owner, row.Document));
    }

    private static async Task<List<PolicyOwner>> OwnersAsync(this Scope scope, PolicyHolder holder, CancellationToken cancellationToken)
    {
        var groups = await (
            from member in scope.Db.IamGroupMembers
            where member.UserId == holder.Id
            join iamGroup in scope.Db.IamGroups on member.GroupId equals iamGroup.Id
            orderby iamGroup.Name
            select iamGroup).AsNoTracking().ToListAsync(cancellationToken);
        return [holder.Owner, .. groups.Select(PolicyOwner.Of)];
    }
}
