using System.Text.Json.Serialization;
using IamGateway.ControlPlane.Sts.Values;

namespace IamGateway.ControlPlane.Sts.Sessions;

/// <summary>A managed policy that limits a session, as requests have it.</summary>
internal sealed record PolicyReference
{
    /// <summary>Its ARN: the only member that STS writes small.</summary>
    [JsonPropertyName("arn")]
    public SessionPolicyArn? Arn { get; init; }
}
