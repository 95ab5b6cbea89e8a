using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Users;

/// <summary>An IAM user as answers have it.</summary>
internal sealed record UserView(string Path, string UserName, string UserId, string Arn, DateTimeOffset CreateDate)
{
    /// <summary>Null: no password ever signed the user in.</summary>
    public DateTimeOffset? PasswordLastUsed { get; init; }

    /// <summary>Null: none, or not told in lists.</summary>
    public BoundaryView? PermissionsBoundary { get; init; }

    /// <summary>Null: none, or not told in lists.</summary>
    public ImmutableArray<Tag>? Tags { get; init; }

    /// <summary>As lists have it.</summary>
    public static UserView Of(IamUser user) => new(user.Path, user.Name, user.Id, user.Arn, user.CreatedAt) { PasswordLastUsed = user.PasswordLastUsedAt };

    /// <summary>As answers about one user have it.</summary>
    public static UserView Of(IamUser user, string? boundaryArn) => Of(user) with { PermissionsBoundary = BoundaryView.Of(boundaryArn), Tags = user.Tags.ToView() };
}
