using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Policies.Attached;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.AuthorizationDetails;

/// <summary>An IAM user with everything that says what it may do.</summary>
internal sealed record UserDetail(
    string Path, string UserName, string UserId, string Arn, DateTimeOffset CreateDate,
    ImmutableArray<EmbeddedPolicyDetail> UserPolicyList, ImmutableArray<string> GroupList, ImmutableArray<AttachedPolicyView> AttachedManagedPolicies)
{
    /// <summary>Null: it has none.</summary>
    public BoundaryView? PermissionsBoundary { get; init; }

    public ImmutableArray<Tag> Tags { get; init; } = [];
}
