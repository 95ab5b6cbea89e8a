using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Tags;
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

    /// <summary>As lists have it.</summary>
    public static RoleView Of(Role role) =>
        new(role.Path, role.Name, role.Id, role.Arn, role.CreatedAt, PolicyDocuments.Encoded(role.TrustPolicy), (int)role.MaxSessionDuration.TotalSeconds)
        {
            Description = role.Description,
        };

    /// <summary>As answers about one role have it.</summary>
    public static RoleView Of(Role role, string? boundaryArn) => Of(role) with
    {
        PermissionsBoundary = BoundaryView.Of(boundaryArn),
        Tags = role.Tags.ToView(),
        RoleLastUsed = new LastUse(role.LastUsedAt, role.LastUsedRegion),
    };

    /// <summary>When a session of the role last made a request.</summary>
    /// <param name="LastUsedDate">Null: never.</param>
    /// <param name="Region">Null: never, or the request named none.</param>
    public sealed record LastUse(DateTimeOffset? LastUsedDate, string? Region);
}
