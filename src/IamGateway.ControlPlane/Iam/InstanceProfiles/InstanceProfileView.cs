using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Roles;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.InstanceProfiles;

/// <summary>An instance profile as answers have it.</summary>
/// <param name="Roles">None or one.</param>
internal sealed record InstanceProfileView(string Path, string InstanceProfileName, string InstanceProfileId, string Arn, DateTimeOffset CreateDate, ImmutableArray<RoleView> Roles)
{
    /// <summary>Null: none, or not told in lists.</summary>
    public ImmutableArray<Tag>? Tags { get; init; }

    /// <summary>As lists have them, in the same order.</summary>
    public static async Task<ImmutableArray<InstanceProfileView>> OfAsync(Scope scope, ImmutableArray<InstanceProfile> profiles, CancellationToken cancellationToken)
    {
        var ids = profiles.Select(profile => profile.RoleId).ToList();
        var roles = (await RoleView.OfAsync(scope, await scope.Db.Roles.AsNoTracking().Where(role => ids.Contains(role.Id)).ToListAsync(cancellationToken), cancellationToken))
            .ToDictionary(role => role.RoleId, StringComparer.Ordinal);
        return [.. profiles.Select(profile => Of(profile, profile.RoleId is { } id ? [roles[id]] : []))];
    }

    /// <summary>As answers about one have it.</summary>
    public static async Task<InstanceProfileView> OfAsync(Scope scope, InstanceProfile profile, CancellationToken cancellationToken) =>
        (await OfAsync(scope, [profile], cancellationToken))[0] with { Tags = profile.Tags.ToView() };

    private static InstanceProfileView Of(InstanceProfile profile, ImmutableArray<RoleView> roles) =>
        new(profile.Path, profile.Name, profile.Id, profile.Arn, profile.CreatedAt, roles);
}
