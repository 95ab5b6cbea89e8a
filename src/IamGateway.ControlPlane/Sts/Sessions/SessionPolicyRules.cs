using System.Collections.Immutable;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts.Values;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Validation;

namespace IamGateway.ControlPlane.Sts.Sessions;

/// <summary>What session policies must be. Source: IAM User Guide, "IAM and AWS STS quotas", STS.</summary>
internal static class SessionPolicyRules
{
    private const int MaxArns = 10;

    /// <summary>The policies that were given as text.</summary>
    /// <exception cref="ApiException">It is no policy.</exception>
    public static ImmutableArray<string> Documents(SessionPolicyText? policy)
    {
        if (policy is not { } given)
            return [];
        if (PolicyValidator.Validate(given.Text, PolicyType.Session).FirstOrDefault(finding => finding.Severity == DiagnosticSeverity.Error) is { } error)
            throw new ApiException(ErrorCode.MalformedPolicyDocument, error.ToString());
        return [given.Text];
    }

    /// <summary>The policies that were named.</summary>
    /// <exception cref="ApiException">There are too many, or one has no name.</exception>
    public static ImmutableArray<string> Arns(ImmutableArray<PolicyReference> references)
    {
        if (references.Length > MaxArns)
            throw new ApiException(ErrorCode.ValidationError, $"At most {MaxArns} session policies can be named by ARN.");
        return [.. references.Select(reference => reference.Arn?.Text ?? throw new ApiException(ErrorCode.ValidationError, "A session policy is named without an ARN."))];
    }
}
