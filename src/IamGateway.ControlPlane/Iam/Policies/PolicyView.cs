using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>A managed policy as answers have it.</summary>
internal sealed record PolicyView(string PolicyName, string PolicyId, string Arn, string Path, string DefaultVersionId, bool IsAttachable, DateTimeOffset CreateDate, DateTimeOffset UpdateDate)
{
    /// <summary>How many users, groups and roles of the account it is attached to.</summary>
    public int AttachmentCount { get; init; }

    /// <summary>How many users and roles of the account it is the boundary of.</summary>
    public int PermissionsBoundaryUsageCount { get; init; }

    /// <summary>Null: none, or not told in lists.</summary>
    public string? Description { get; init; }

    /// <summary>Null: none, or not told in lists.</summary>
    public ImmutableArray<Tag>? Tags { get; init; }

    /// <summary>As lists have them, in the same order.</summary>
    public static async Task<ImmutableArray<PolicyView>> OfAsync(Scope scope, ImmutableArray<ManagedPolicy> policies, CancellationToken cancellationToken)
    {
        var counts = await scope.CountUsesAsync([.. policies.Select(policy => policy.Id)], cancellationToken);
        return [.. policies.Select(policy => Of(policy, counts.GetValueOrDefault(policy.Id)))];
    }

    /// <summary>As answers about one policy have it.</summary>
    public static async Task<PolicyView> OfAsync(Scope scope, ManagedPolicy policy, CancellationToken cancellationToken) =>
        (await OfAsync(scope, [policy], cancellationToken))[0] with { Description = policy.Description, Tags = policy.Tags.ToView() };

    private static PolicyView Of(ManagedPolicy policy, (int Attached, int Boundaries) uses) => new(
        policy.Name, policy.Id, policy.Arn, policy.Path, $"v{policy.DefaultVersion}", policy.IsAttachable(), policy.CreatedAt, policy.UpdatedAt ?? policy.CreatedAt)
    {
        AttachmentCount = uses.Attached,
        PermissionsBoundaryUsageCount = uses.Boundaries,
    };
}
