using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.AuthorizationDetails;

/// <summary>A managed policy with all its versions.</summary>
internal sealed record ManagedPolicyDetail(
    string PolicyName, string PolicyId, string Arn, string Path, string DefaultVersionId, int AttachmentCount, int PermissionsBoundaryUsageCount, bool IsAttachable,
    DateTimeOffset CreateDate, DateTimeOffset UpdateDate, ImmutableArray<PolicyVersionView> PolicyVersionList)
{
    /// <summary>Null: it has none.</summary>
    public string? Description { get; init; }

    /// <param name="view">What is answered of the policy elsewhere.</param>
    /// <param name="policy">The policy, with its versions.</param>
    public static ManagedPolicyDetail Of(PolicyView view, ManagedPolicy policy) => new(
        view.PolicyName, view.PolicyId, view.Arn, view.Path, view.DefaultVersionId, view.AttachmentCount, view.PermissionsBoundaryUsageCount, view.IsAttachable,
        view.CreateDate, view.UpdateDate,
        [.. policy.Versions.OrderByDescending(version => version.Number).Select(version => PolicyVersionView.Of(policy, version) with { Document = PolicyDocuments.Encoded(version.Document) })])
    {
        Description = policy.Description,
    };
}
