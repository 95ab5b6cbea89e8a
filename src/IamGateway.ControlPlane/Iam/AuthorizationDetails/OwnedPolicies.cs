using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Policies.Attached;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.AuthorizationDetails;

/// <summary>The policies of many users, groups and roles, read together.</summary>
internal sealed class OwnedPolicies
{
    private readonly ILookup<string, EmbeddedPolicyDetail> _embedded;
    private readonly ILookup<string, AttachedPolicyView> _attached;

    private OwnedPolicies(ILookup<string, EmbeddedPolicyDetail> embedded, ILookup<string, AttachedPolicyView> attached) => (_embedded, _attached) = (embedded, attached);

    /// <param name="scope">The call.</param>
    /// <param name="owners">Ids of users, groups, roles and, for the roles of permission sets, permission sets.</param>
    public static async Task<OwnedPolicies> ReadAsync(Scope scope, IReadOnlyCollection<string> owners, CancellationToken cancellationToken)
    {
        var embedded = await scope.Db.InlinePolicies.AsNoTracking()
            .Where(one => owners.Contains(one.UserId!) || owners.Contains(one.GroupId!) || owners.Contains(one.RoleId!) || owners.Contains(one.PermissionSetId!))
            .OrderBy(one => one.Name).ToListAsync(cancellationToken);
        var attached = await (
            from one in scope.Db.PolicyAttachments.AsNoTracking()
            where owners.Contains(one.UserId!) || owners.Contains(one.GroupId!) || owners.Contains(one.RoleId!) || owners.Contains(one.PermissionSetId!)
            join policy in scope.Db.ManagedPolicies on one.PolicyId equals policy.Id
            orderby policy.Name
            select new { Owner = one.UserId ?? one.GroupId ?? one.RoleId ?? one.PermissionSetId!, Policy = policy }).ToListAsync(cancellationToken);
        return new OwnedPolicies(
            embedded.ToLookup(one => one.UserId ?? one.GroupId ?? one.RoleId ?? one.PermissionSetId!, EmbeddedPolicyDetail.Of, StringComparer.Ordinal),
            attached.ToLookup(one => one.Owner, one => AttachedPolicyView.Of(one.Policy), StringComparer.Ordinal));
    }

    /// <summary>Those embedded in an owner, by name.</summary>
    public ImmutableArray<EmbeddedPolicyDetail> EmbeddedIn(string owner) => [.. _embedded[owner]];

    /// <summary>Those attached to an owner, by name.</summary>
    public ImmutableArray<AttachedPolicyView> AttachedTo(string owner) => [.. _attached[owner]];
}
