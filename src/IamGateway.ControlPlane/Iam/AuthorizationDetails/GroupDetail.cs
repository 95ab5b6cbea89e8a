using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Policies.Attached;

namespace IamGateway.ControlPlane.Iam.AuthorizationDetails;

/// <summary>An IAM group with its policies.</summary>
internal sealed record GroupDetail(
    string Path, string GroupName, string GroupId, string Arn, DateTimeOffset CreateDate,
    ImmutableArray<EmbeddedPolicyDetail> GroupPolicyList, ImmutableArray<AttachedPolicyView> AttachedManagedPolicies);
