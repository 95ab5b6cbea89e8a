using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>Reads the policies of access checks.</summary>
internal static class CheckedPolicy
{
    public static PolicyType TypeOf(CheckedPolicyType type) => type.Text == "IDENTITY_POLICY" ? PolicyType.Identity : PolicyType.Resource;

    /// <param name="member">The member that has it.</param>
    /// <param name="text">The policy.</param>
    /// <param name="type">Its role.</param>
    /// <exception cref="ApiException">It cannot be read as a policy.</exception>
    public static PolicySource Read(string member, PolicyText text, PolicyType type)
    {
        var (document, problems) = PolicyParser.Parse(text.Text, type);
        return document is null ? throw new ApiException(ErrorCode.InvalidParameter, $"{member} cannot be read as a policy: {problems[0]}") : new PolicySource(member, null, document);
    }
}
