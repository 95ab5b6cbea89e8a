using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.InstanceProfiles;
using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Policies.Attached;
using IamGateway.ControlPlane.Iam.Roles;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.AuthorizationDetails;

/// <summary>A role with everything that says what it may do and who may assume it.</summary>
/// <param name="AssumeRolePolicyDocument">Percent-encoded.</param>
internal sealed record RoleDetail(
    string Path, string RoleName, string RoleId, string Arn, DateTimeOffset CreateDate, string AssumeRolePolicyDocument,
    ImmutableArray<InstanceProfileView> InstanceProfileList, ImmutableArray<EmbeddedPolicyDetail> RolePolicyList, ImmutableArray<AttachedPolicyView> AttachedManagedPolicies)
{
    /// <summary>Null: it has none.</summary>
    public BoundaryView? PermissionsBoundary { get; init; }

    public ImmutableArray<Tag> Tags { get; init; } = [];

    public required RoleView.LastUse RoleLastUsed { get; init; }
}
