using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.AuthorizationDetails;

/// <summary>An embedded policy.</summary>
/// <param name="PolicyDocument">Percent-encoded.</param>
internal sealed record EmbeddedPolicyDetail(string PolicyName, string PolicyDocument)
{
    public static EmbeddedPolicyDetail Of(InlinePolicy policy) => new(policy.Name, PolicyDocuments.Encoded(policy.Document));
}
