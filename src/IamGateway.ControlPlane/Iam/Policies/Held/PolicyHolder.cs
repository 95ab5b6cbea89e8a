using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Policies.Held;

/// <summary>A user, group or role as what policies apply to.</summary>
/// <param name="Owner">What policies are attached to and embedded in.</param>
internal sealed record PolicyHolder(string Id, string Name, string Arn, string Path, PolicyOwner Owner)
{
    /// <summary>A group has none.</summary>
    public TagSet Tags { get; private init; } = TagSet.Empty;

    /// <summary>Id of its permissions boundary; null: it has none.</summary>
    public string? BoundaryId { get; private init; }

    /// <summary><c>User</c>, <c>Group</c> or <c>Role</c>.</summary>
    public string Kind => Owner.Kind;

    public static PolicyHolder Of(IamUser user) => new(user.Id, user.Name, user.Arn, user.Path, PolicyOwner.Of(user)) { Tags = user.Tags, BoundaryId = user.PermissionsBoundaryId };

    public static PolicyHolder Of(IamGroup group) => new(group.Id, group.Name, group.Arn, group.Path, PolicyOwner.Of(group));

    public static PolicyHolder Of(Role role) => new(role.Id, role.Name, role.Arn, role.Path, PolicyOwner.Of(role)) { Tags = role.Tags, BoundaryId = role.PermissionsBoundaryId };
}
