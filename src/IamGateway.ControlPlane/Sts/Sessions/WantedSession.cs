using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Sts.Values;

namespace IamGateway.ControlPlane.Sts.Sessions;

/// <summary>What a request asks of a role session.</summary>
/// <param name="Name">The session's name.</param>
internal sealed record WantedSession(string Name)
{
    /// <summary>Null: an hour, or as long as the role's sessions may last when that is less.</summary>
    public int? DurationSeconds { get; init; }

    public SessionPolicyText? Policy { get; init; }
    public ImmutableArray<PolicyReference> PolicyArns { get; init; } = [];
    public ImmutableArray<RequestTag> Tags { get; init; } = [];
    public ImmutableArray<TagKey> TransitiveTagKeys { get; init; } = [];

    /// <summary>Null: the caller's, if it has one.</summary>
    public string? SourceIdentity { get; init; }
}
