using System.Collections.Frozen;
using System.Net;
using System.Net.Sockets;

namespace IamGateway.Policy.Analysis;

/// <summary>Which values of context keys say who asks, or from where, so narrowly that access by them is not public.</summary>
/// <remarks>Source: Amazon S3 User Guide, "The meaning of public"; IAM User Guide, "AWS global condition context keys".</remarks>
internal static class FixedValue
{
    private const int LeastPrefixOfIPv4 = 8, LeastPrefixOfIPv6 = 32;

    private static readonly FrozenSet<string> Exact = new[]
    {
        "aws:PrincipalAccount", "aws:PrincipalOrgID", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOwner", "aws:SourceVpc", "aws:SourceVpce",
        "kms:CallerAccount", "s3:DataAccessPointAccount",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Arns = new[] { "aws:PrincipalArn", "aws:SourceArn", "s3:DataAccessPointArn" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Paths = new[] { "aws:PrincipalOrgPaths", "aws:SourceOrgPaths" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a value of a key names somebody. One with a policy variable never does: whoever asks may choose it.</summary>
    public static bool Is(string key, string value)
    {
        if (value.Length == 0 || value.Contains("${", StringComparison.Ordinal))
            return false;
        if (key.Equals("aws:SourceIp", StringComparison.OrdinalIgnoreCase))
            return IsNarrowNetwork(value);

        var wildcard = value.AsSpan().IndexOfAny('*', '?');
        if (Exact.Contains(key))
            return wildcard < 0;
        if (Arns.Contains(key))
            return wildcard < 0 || (value.Split(':', 6) is ["arn", _, _, _, { Length: 12 } account, _] && account.All(char.IsAsciiDigit));
        if (Paths.Contains(key))
            return value.StartsWith("o-", StringComparison.Ordinal) && (wildcard < 0 || value.AsSpan(0, wildcard).Contains('/'));
        return key.Equals("aws:userid", StringComparison.OrdinalIgnoreCase) && (wildcard < 0 || (wildcard > 1 && wildcard == value.Length - 1 && value.EndsWith(":*", StringComparison.Ordinal)));
    }

    private static bool IsNarrowNetwork(string value)
    {
        if (IPAddress.TryParse(value, out _))
            return true;
        return IPNetwork.TryParse(value, out var network)
            && network.PrefixLength >= (network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? LeastPrefixOfIPv4 : LeastPrefixOfIPv6);
    }
}
