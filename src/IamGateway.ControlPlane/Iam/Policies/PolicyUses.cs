using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Who uses managed policies, within an account: a shipped policy may be used in others too.</summary>
internal static class PolicyUses
{
    /// <summary>Every use in the account.</summary>
    public static IQueryable<PolicyUse> UsesOfPolicies(this Scope scope)
    {
        var attached = scope.Db.PolicyAttachments.AsNoTracking();
        var groups = scope.Db.IamGroups.Where(one => one.AccountId == scope.Account);
        var roles = scope.Db.Roles.Where(one => one.AccountId == scope.Account);
        var users = scope.Db.IamUsers.Where(one => one.AccountId == scope.Account);
        var byGroups =
            from attachment in attached
            join holder in groups on attachment.GroupId equals holder.Id
            select new PolicyUse { PolicyId = attachment.PolicyId, Kind = "Group", Id = holder.Id, Name = holder.Name, Path = holder.Path, IsBoundary = false };
        var byRoles =
            from attachment in attached
            from holder in roles
            where attachment.RoleId == holder.Id || (attachment.PermissionSetId != null && attachment.PermissionSetId == holder.PermissionSetId)
            select new PolicyUse { PolicyId = attachment.PolicyId, Kind = "Role", Id = holder.Id, Name = holder.Name, Path = holder.Path, IsBoundary = false };
        var byUsers =
            from attachment in attached
            join holder in users on attachment.UserId equals holder.Id
            select new PolicyUse { PolicyId = attachment.PolicyId, Kind = "User", Id = holder.Id, Name = holder.Name, Path = holder.Path, IsBoundary = false };
        var ofBoundedRoles = roles.Where(role => role.PermissionsBoundaryId != null).Select(holder =>
            new PolicyUse { PolicyId = holder.PermissionsBoundaryId!, Kind = "Role", Id = holder.Id, Name = holder.Name, Path = holder.Path, IsBoundary = true });
        var ofBoundedUsers = users.Where(user => user.PermissionsBoundaryId != null).Select(holder =>
            new PolicyUse { PolicyId = holder.PermissionsBoundaryId!, Kind = "User", Id = holder.Id, Name = holder.Name, Path = holder.Path, IsBoundary = true });
        return byGroups.Concat(byRoles).Concat(byUsers).Concat(ofBoundedRoles).Concat(ofBoundedUsers);
    }

    /// <summary>The uses of one kind; null: of both.</summary>
    public static IQueryable<PolicyUse> Of(this IQueryable<PolicyUse> uses, PolicyUsageFilter? filter) => filter switch
    {
        PolicyUsageFilter.PermissionsPolicy => uses.Where(use => !use.IsBoundary),
        PolicyUsageFilter.PermissionsBoundary => uses.Where(use => use.IsBoundary),
        _ => uses,
    };

    /// <summary>How often each of some policies is attached, and how often it is a boundary. Policies that nobody uses are not there.</summary>
    public static async Task<Dictionary<string, (int Attached, int Boundaries)>> CountUsesAsync(this Scope scope, IReadOnlyCollection<string> policyIds, CancellationToken cancellationToken)
    {
        var counts = await scope.UsesOfPolicies()
            .Where(use => policyIds.Contains(use.PolicyId))
            .GroupBy(use => use.PolicyId)
            .Select(uses => new { PolicyId = uses.Key, All = uses.Count(), Boundaries = uses.Count(use => use.IsBoundary) })
            .ToListAsync(cancellationToken);
        return counts.ToDictionary(count => count.PolicyId, count => (count.All - count.Boundaries, count.Boundaries), StringComparer.Ordinal);
    }
}
