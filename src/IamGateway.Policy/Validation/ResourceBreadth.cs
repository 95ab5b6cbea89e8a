using IamGateway.Policy.Arns;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>How much a resource pattern takes in.</summary>
internal static class ResourceBreadth
{
    private const string Open = "*?/:";

    /// <summary>
    /// Whether a pattern takes in every resource of a service or every one of a type, in all accounts: its region and account are open
    /// and its resource is a wildcard, perhaps after a type. A single word before a slash can be a bucket; so where ARNs have no
    /// account, a type does not count.
    /// </summary>
    public static bool IsEverything(in Arn arn)
    {
        if (arn.Region is not ("" or "*") || arn.Account is not ("" or "*") || !arn.Resource.Contains('*'))
            return false;
        return arn.Resource.IndexOfAnyExcept(Open) < 0 || (arn.Account is "*" && IsAllOfType(arn.Resource));
    }

    /// <summary>Whether an entry is <c>*</c>, or takes in every resource of its kind, be it in one account only where the service is IAM or IAM Identity Center.</summary>
    public static bool IsWide(SourceNode entry) =>
        entry.Text == "*"
        || (Arn.TrySplit(entry.Text, out var arn)
            && (IsEverything(arn) || (arn.Service is "iam" or "sts" or "sso" && (arn.Resource is "*" || IsAllOfType(arn.Resource)))));

    private static bool IsAllOfType(ReadOnlySpan<char> resource)
    {
        var end = resource.IndexOfAny('/', ':');
        return end > 0 && !resource[..end].Contains('$') && resource[(end + 1)..].IndexOfAnyExcept(Open) < 0 && resource[(end + 1)..].Contains('*');
    }
}
