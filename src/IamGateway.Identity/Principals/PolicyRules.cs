using System.Collections.Immutable;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Validation;

namespace IamGateway.Identity.Principals;

/// <summary>What a policy document must be before it is stored.</summary>
public static class PolicyRules
{
    /// <summary>Most characters of a managed policy beside white space between the tokens of the JSON. Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    public const int MaxLength = 6_144;

    /// <summary>Reads a document that is about to be stored.</summary>
    /// <param name="json">The document.</param>
    /// <param name="type">What it is stored as.</param>
    /// <param name="maxLength">Most characters beside white space.</param>
    /// <exception cref="MalformedPolicyException">It is too long, or the validator finds an error in it.</exception>
    public static PolicyDocument Require(string json, PolicyType type = PolicyType.Identity, int maxLength = MaxLength)
    {
        var length = PolicyValidator.LengthBesideWhiteSpace(json);
        if (length > maxLength)
            throw new MalformedPolicyException([new PolicyDiagnostic(DiagnosticSeverity.Error, "DOCUMENT_TOO_LONG", "$", 1, 1, $"The document has {length} characters beside white space between its tokens; at most {maxLength} are allowed.")]);

        ImmutableArray<PolicyDiagnostic> errors = [.. PolicyValidator.Validate(json, type).Where(finding => finding.Severity == DiagnosticSeverity.Error)];
        return errors.IsEmpty ? PolicyParser.Parse(json, type).Document! : throw new MalformedPolicyException(errors);
    }
}
