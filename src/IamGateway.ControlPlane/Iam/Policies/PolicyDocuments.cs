using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Validation;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Policy documents on their way between requests, the store and answers.</summary>
internal static class PolicyDocuments
{
    private const int TrustQuota = 2_048, MaxSentences = 3;

    /// <summary>A document as a version of a managed policy.</summary>
    /// <exception cref="ApiException">It is too long, or no good policy.</exception>
    public static string ToManaged(this PolicyText text)
    {
        Require(Length(text.Text) <= PolicyRules.MaxLength, $"Cannot exceed quota for PolicySize: {PolicyRules.MaxLength}");
        Check(text, PolicyType.Identity, PolicyRules.MaxLength);
        return text.Text;
    }

    /// <summary>A document as the trust policy of a role.</summary>
    /// <exception cref="ApiException">It is too long, or no good trust policy.</exception>
    public static PolicyDocument ToTrust(this PolicyText text)
    {
        Require(Length(text.Text) <= TrustQuota, $"Cannot exceed quota for ACLSizePerRole: {TrustQuota}");
        return Check(text, PolicyType.Trust, TrustQuota);
    }

    /// <summary>A document as a policy embedded in an owner.</summary>
    /// <param name="text">The document.</param>
    /// <param name="owner">Who gets it.</param>
    /// <param name="others">The documents that the owner has beside it.</param>
    /// <exception cref="ApiException">They are too long together, or it is no good policy.</exception>
    public static string ToEmbedded(this PolicyText text, PolicyOwner owner, IEnumerable<string> others)
    {
        Require(
            others.Sum(Length) + Length(text.Text) <= owner.InlineQuota,
            $"Maximum policy size of {owner.InlineQuota} bytes exceeded for {owner.Kind.ToLowerInvariant()} {owner.Name}");
        Check(text, PolicyType.Identity, owner.InlineQuota);
        return text.Text;
    }

    /// <summary>A document as answers have it. Source: IAM API Reference, "the policy document … is URL-encoded compliant with RFC 3986".</summary>
    public static string Encoded(string document) => Uri.EscapeDataString(document);

    private static int Length(string document) => PolicyValidator.LengthBesideWhiteSpace(document);

    private static void Require(bool isWithin, string quota)
    {
        if (!isWithin)
            throw new ApiException(ErrorCode.LimitExceeded, quota);
    }

    private static PolicyDocument Check(PolicyText text, PolicyType type, int maxLength)
    {
        try
        {
            return PolicyRules.Require(text.Text, type, maxLength);
        }
        catch (MalformedPolicyException malformed)
        {
            throw new ApiException(ErrorCode.MalformedPolicyDocument, string.Join("; ", malformed.Diagnostics.Take(MaxSentences)));
        }
    }
}
