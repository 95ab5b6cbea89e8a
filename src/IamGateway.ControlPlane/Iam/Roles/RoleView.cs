using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>A role as answers have it.</summary>
internal sealed record RoleView(string Path, string RoleName, string RoleId, string Arn, DateTimeOffset CreateDate, string AssumeRolePolicyDocument, int MaxSessionDuration)
{
    /// <summary>Null: none.</summary>
    public string? Description { get; init; }

    /// <summary>Null: none, or not told in lists.</summary>
    public BoundaryView? PermissionsBoundary { get; init; }

    /// <summary>Null: none, or not told in lists.</summary>
    public ImmutableArray<Tag>? Tags { get; init; }

    /// <summary>Null: not told in lists.</summary>
    public LastUse? RoleLastUsed { get; init; }

    /// <summary>As lists have them, in the same order.</summary>
    public static async Task<ImmutableArray<RoleView>> OfAsync(Scope scope, IReadOnlyCollection<Role> roles, CancellationToken cancellationToken)
    {
        var trust = await CurrentTrust.OfAsync(scope.Db, roles, cancellationToken);
        return [.. roles.Select(role => Of(role, trust[role.Id]))];
    }

    /// <summary>As answers about one role have it.</summary>
    public static async Task<RoleView> OfAsync(Scope scope, Role role, CancellationToken cancellationToken) => Of(role, await CurrentTrust.OfAsync(scope.Db, role, cancellationToken)) with
    {
        PermissionsBoundary = BoundaryView.Of(await scope.ArnOfPolicyAsync(role.PermissionsBoundaryId, cancellationToken)),
        Tags = role.Tags.ToView(),
        RoleLastUsed = new LastUse(role.LastUsedAt, role.LastUsedRegion),
    };

    private static RoleView Of(Role role, string trustPolicy) =>
        new(role.Path, role.Name, role.Id, role.Arn, role.CreatedAt, PolicyDocuments.Encoded(trustPolicy), (int)role.MaxSessionDuration.TotalSeconds)
        {
            Description = role.Description,
        };

    /// <summary>When a session of the role last made a request.</summary>
    /// <param name="LastUsedDate">Null: never.</param>
    /// <param name="Region">Null: never, or the request named none.</param>
    public sealed record LastUse(DateTimeOffset? LastUsedDate, string? Region);
}
