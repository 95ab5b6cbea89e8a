using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Principals;

/// <summary>Reads the documents of the policies that apply to a principal.</summary>
internal static class PolicyReader
{
    /// <summary>The policies of a permission set when the role was provisioned from one, else the role's own; null: there is no such role.</summary>
    public static async Task<StoredPolicies?> OfRoleAsync(IdentityDb db, string roleId, CancellationToken cancellationToken)
    {
        var role = await db.Roles.Where(role => role.Id == roleId).Select(role => new { role.PermissionSetId, role.PermissionsBoundaryId }).SingleOrDefaultAsync(cancellationToken);
        if (role is null)
            return null;

        var setId = role.PermissionSetId;
        var identity = setId is null
            ? await ReadAsync(db, db.PolicyAttachments.Where(one => one.RoleId == roleId), db.InlinePolicies.Where(one => one.RoleId == roleId), cancellationToken)
            : await ReadAsync(db, db.PolicyAttachments.Where(one => one.PermissionSetId == setId), db.InlinePolicies.Where(one => one.PermissionSetId == setId), cancellationToken);
        return new StoredPolicies(identity, await BoundaryAsync(db, role.PermissionsBoundaryId, cancellationToken));
    }

    /// <summary>The policies of an IAM user and of its groups; null: there is no such user.</summary>
    public static async Task<StoredPolicies?> OfUserAsync(IdentityDb db, string userId, CancellationToken cancellationToken)
    {
        var user = await db.IamUsers.Where(user => user.Id == userId).Select(user => new { user.PermissionsBoundaryId }).SingleOrDefaultAsync(cancellationToken);
        if (user is null)
            return null;

        var groups = db.IamGroupMembers.Where(member => member.UserId == userId).Select(member => member.GroupId);
        var identity = await ReadAsync(
            db,
            db.PolicyAttachments.Where(one => one.UserId == userId || groups.Contains(one.GroupId!)),
            db.InlinePolicies.Where(one => one.UserId == userId || groups.Contains(one.GroupId!)),
            cancellationToken);
        return new StoredPolicies(identity, await BoundaryAsync(db, user.PermissionsBoundaryId, cancellationToken));
    }

    /// <summary>Those of the managed policies named that exist, and that the account may use.</summary>
    public static async Task<List<StoredPolicy>> OfArnsAsync(IdentityDb db, string accountId, IReadOnlyList<string> arns, CancellationToken cancellationToken)
    {
        var names = arns.Select(arn => arn[(arn.LastIndexOf('/') + 1)..]).ToList();
        var policies = await db.ManagedPolicies.AsNoTracking()
            .Where(policy => (policy.AccountId == accountId || policy.AccountId == null) && names.Contains(policy.Name)).ToListAsync(cancellationToken);
        var ids = policies.Where(policy => arns.Contains(policy.Arn, StringComparer.Ordinal)).Select(policy => policy.Id).ToList();
        return await ManagedAsync(db, db.ManagedPolicies.Where(policy => ids.Contains(policy.Id)).Select(policy => policy.Id), cancellationToken);
    }

    private static async Task<IReadOnlyList<StoredPolicy>> ReadAsync(
        IdentityDb db, IQueryable<PolicyAttachment> attachments, IQueryable<InlinePolicy> inline, CancellationToken cancellationToken)
    {
        var managed = await ManagedAsync(db, attachments.Select(attachment => attachment.PolicyId), cancellationToken);
        var embedded = await inline.OrderBy(policy => policy.Id).Select(policy => new StoredPolicy(policy.Name, null, policy.Document)).ToListAsync(cancellationToken);
        return [.. managed, .. embedded];
    }

    /// <summary>In an order that is always the same, so that the same policies give the same compiled set.</summary>
    private static async Task<List<StoredPolicy>> ManagedAsync(IdentityDb db, IQueryable<string> ids, CancellationToken cancellationToken)
    {
        var rows = await (
            from policy in db.ManagedPolicies.AsNoTracking()
            join version in db.Set<PolicyVersion>() on new { PolicyId = policy.Id, Number = policy.DefaultVersion } equals new { version.PolicyId, version.Number }
            where ids.Contains(policy.Id)
            orderby policy.Id
            select new { policy, version.Number, version.Document }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new StoredPolicy(row.policy.Arn, $"v{row.Number}", row.Document));
    }

    private static async Task<StoredPolicy?> BoundaryAsync(IdentityDb db, string? policyId, CancellationToken cancellationToken) =>
        policyId is null ? null : (await ManagedAsync(db, db.ManagedPolicies.Where(policy => policy.Id == policyId).Select(policy => policy.Id), cancellationToken)).Single();
}
