using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Policies.Held;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.LastAccessed;

/// <summary>What a report of last accesses is about: whose accesses count, and which policies say what could be accessed.</summary>
/// <param name="Principals">Users and roles, by ARN: the one itself, the members of a group, or all that have a managed policy.</param>
/// <param name="Documents">JSON of the policies.</param>
internal sealed record AccessSubject(ImmutableArray<PolicyHolder> Principals, ImmutableArray<string> Documents)
{
    /// <exception cref="ApiException">There is no such user, group, role or policy in the account, or the text is no ARN of one.</exception>
    public static async Task<AccessSubject> ReadAsync(Scope scope, EntityArn arn, CancellationToken cancellationToken)
    {
        if (IsPolicy(arn))
            return await OfPolicyAsync(scope, await scope.RequirePolicyAsync(new PolicyArn(arn.Text), cancellationToken), cancellationToken);

        var holder = await scope.RequireHolderAsync(arn, cancellationToken);
        var policies = await scope.PoliciesOfAsync(holder, cancellationToken);
        var principals = holder.Kind == "Group" ? await MembersAsync(scope, [holder.Id], cancellationToken) : [holder];
        return new AccessSubject(Sorted(principals), [.. policies.Select(policy => policy.Document)]);
    }

    /// <summary>Asks for a user, group, role or policy, with its tags.</summary>
    public static ValueTask<AccessRequest> AccessAsync(Scope scope, EntityArn arn, CancellationToken cancellationToken) =>
        IsPolicy(arn) ? scope.OnPolicyAsync(new PolicyArn(arn.Text), cancellationToken) : scope.OnHolderAsync(arn, cancellationToken);

    private static bool IsPolicy(EntityArn arn) => arn.Text.Split(':', 6) is [.., var resource] && resource.StartsWith("policy/", StringComparison.Ordinal);

    private static async Task<AccessSubject> OfPolicyAsync(Scope scope, ManagedPolicy policy, CancellationToken cancellationToken)
    {
        var ids = await scope.UsesOfPolicies().Where(use => use.PolicyId == policy.Id && !use.IsBoundary).Select(use => use.Id).ToListAsync(cancellationToken);
        var users = await scope.Db.IamUsers.AsNoTracking().Where(user => ids.Contains(user.Id)).ToListAsync(cancellationToken);
        var roles = await scope.Db.Roles.AsNoTracking().Where(role => ids.Contains(role.Id)).ToListAsync(cancellationToken);
        var members = await MembersAsync(scope, ids, cancellationToken);
        var document = await scope.Db.Set<PolicyVersion>().Where(version => version.PolicyId == policy.Id && version.Number == policy.DefaultVersion).Select(version => version.Document).SingleAsync(cancellationToken);
        return new AccessSubject(Sorted([.. users.Select(PolicyHolder.Of), .. roles.Select(PolicyHolder.Of), .. members]), [document]);
    }

    private static async Task<List<PolicyHolder>> MembersAsync(Scope scope, List<string> groups, CancellationToken cancellationToken)
    {
        var users = await scope.Db.IamUsers.AsNoTracking()
            .Where(user => scope.Db.IamGroupMembers.Any(member => member.UserId == user.Id && groups.Contains(member.GroupId))).ToListAsync(cancellationToken);
        return users.ConvertAll(PolicyHolder.Of);
    }

    private static ImmutableArray<PolicyHolder> Sorted(IEnumerable<PolicyHolder> principals) => [.. principals.DistinctBy(holder => holder.Id).OrderBy(holder => holder.Arn, StringComparer.Ordinal)];
}
