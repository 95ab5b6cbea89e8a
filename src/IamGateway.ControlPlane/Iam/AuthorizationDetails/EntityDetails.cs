using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.InstanceProfiles;
using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Roles;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.AuthorizationDetails;

/// <summary>Reads the details of users, groups, roles and managed policies by their ids: a handful of queries for a page, however long it is.</summary>
internal static class EntityDetails
{
    public static async Task<ImmutableArray<UserDetail>> UserDetailsAsync(this Scope scope, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var users = await scope.Db.IamUsers.AsNoTracking().Where(user => ids.Contains(user.Id)).OrderBy(user => user.Id).ToListAsync(cancellationToken);
        var policies = await OwnedPolicies.ReadAsync(scope, ids, cancellationToken);
        var boundaries = await scope.BoundariesAsync(users.Select(user => user.PermissionsBoundaryId), cancellationToken);
        var memberships = await (
            from member in scope.Db.IamGroupMembers
            where ids.Contains(member.UserId)
            join iamGroup in scope.Db.IamGroups on member.GroupId equals iamGroup.Id
            orderby iamGroup.Name
            select new { member.UserId, iamGroup.Name }).ToListAsync(cancellationToken);
        var groups = memberships.ToLookup(member => member.UserId, member => member.Name, StringComparer.Ordinal);
        return
        [
            .. users.Select(user => new UserDetail(user.Path, user.Name, user.Id, user.Arn, user.CreatedAt, policies.EmbeddedIn(user.Id), [.. groups[user.Id]], policies.AttachedTo(user.Id))
            {
                PermissionsBoundary = BoundaryView.Of(boundaries.GetValueOrDefault(user.PermissionsBoundaryId ?? "")),
                Tags = [.. user.Tags],
            }),
        ];
    }

    public static async Task<ImmutableArray<GroupDetail>> GroupDetailsAsync(this Scope scope, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var groups = await scope.Db.IamGroups.AsNoTracking().Where(one => ids.Contains(one.Id)).OrderBy(one => one.Id).ToListAsync(cancellationToken);
        var policies = await OwnedPolicies.ReadAsync(scope, ids, cancellationToken);
        return [.. groups.Select(one => new GroupDetail(one.Path, one.Name, one.Id, one.Arn, one.CreatedAt, policies.EmbeddedIn(one.Id), policies.AttachedTo(one.Id)))];
    }

    public static async Task<ImmutableArray<RoleDetail>> RoleDetailsAsync(this Scope scope, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var roles = await scope.Db.Roles.AsNoTracking().Where(role => ids.Contains(role.Id)).OrderBy(role => role.Id).ToListAsync(cancellationToken);
        var policies = await OwnedPolicies.ReadAsync(scope, [.. roles.Select(Owner)], cancellationToken);
        var boundaries = await scope.BoundariesAsync(roles.Select(role => role.PermissionsBoundaryId), cancellationToken);
        var profiles = await scope.Db.InstanceProfiles.AsNoTracking().Where(profile => ids.Contains(profile.RoleId!)).OrderBy(profile => profile.Name).ToListAsync(cancellationToken);
        var trust = await CurrentTrust.OfAsync(scope.Db, roles, cancellationToken);
        var views = await InstanceProfileView.OfAsync(scope, [.. profiles], cancellationToken);
        var profilesOf = profiles.Zip(views).ToLookup(pair => pair.First.RoleId, pair => pair.Second, StringComparer.Ordinal);
        return
        [
            .. roles.Select(role => new RoleDetail(
                role.Path, role.Name, role.Id, role.Arn, role.CreatedAt, PolicyDocuments.Encoded(trust[role.Id]), [.. profilesOf[role.Id]], policies.EmbeddedIn(Owner(role)), policies.AttachedTo(Owner(role)))
            {
                PermissionsBoundary = BoundaryView.Of(boundaries.GetValueOrDefault(role.PermissionsBoundaryId ?? "")),
                Tags = [.. role.Tags],
                RoleLastUsed = new RoleView.LastUse(role.LastUsedAt, role.LastUsedRegion),
            }),
        ];
    }

    public static async Task<ImmutableArray<ManagedPolicyDetail>> PolicyDetailsAsync(this Scope scope, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        ImmutableArray<ManagedPolicy> policies =
            [.. await scope.Db.ManagedPolicies.AsNoTracking().Include(policy => policy.Versions).Where(policy => ids.Contains(policy.Id)).OrderBy(policy => policy.Id).ToListAsync(cancellationToken)];
        var views = await PolicyView.OfAsync(scope, policies, cancellationToken);
        return [.. views.Zip(policies, ManagedPolicyDetail.Of)];
    }

    /// <summary>The policies of a permission set's role are those of the permission set.</summary>
    private static string Owner(Role role) => role.PermissionSetId ?? role.Id;

    private static async Task<Dictionary<string, string>> BoundariesAsync(this Scope scope, IEnumerable<string?> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.OfType<string>().Distinct().ToList();
        return await scope.Db.ManagedPolicies.AsNoTracking().Where(policy => wanted.Contains(policy.Id)).ToDictionaryAsync(policy => policy.Id, policy => policy.Arn, cancellationToken);
    }
}
