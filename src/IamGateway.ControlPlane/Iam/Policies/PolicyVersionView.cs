using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>A version of a managed policy as answers have it.</summary>
internal sealed record PolicyVersionView(string VersionId, bool IsDefaultVersion, DateTimeOffset CreateDate)
{
    /// <summary>Percent-encoded; null: not told in lists.</summary>
    public string? Document { get; init; }

    public static PolicyVersionView Of(ManagedPolicy policy, PolicyVersion version) => new($"v{version.Number}", version.Number == policy.DefaultVersion, version.CreatedAt);
}
