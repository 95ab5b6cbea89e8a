using System.Globalization;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>
/// Stands for everybody by a few: whom policies name, and beside them one of every kind in every account they name and in one they
/// do not name. Source: IAM User Guide, "AWS JSON policy elements: Principal".
/// </summary>
internal static class PrincipalExamples
{
    private const int AccountLength = 12;
    private const string UsualPartition = "aws";

    public static IReadOnlyList<Principal> Of(IEnumerable<PrincipalEntry> entries)
    {
        List<PrincipalEntry> all = [.. entries.Distinct()];
        List<Principal> named = [.. all.Select(entry => Principal.Parse(entry.Value)).OfType<Principal>()];
        var other = NewName(all);
        List<Principal> examples =
        [
            .. Parse(Accounts(all, named, other).SelectMany(account => OfAccount(account.Partition, account.Account, other))),
            .. Parse(named.Where(principal => principal.Kind == PrincipalKind.Role).Select(role => $"arn:{role.Partition}:sts::{role.Account}:assumed-role/{role.RoleName}/{other}")),
            .. Parse([$"{other}.amazonaws.com", $"{other}.example.com"]),
            .. named,
            Principal.Anonymous,
        ];
        var users = named.Where(principal => principal.Kind == PrincipalKind.User).ToLookup(user => (user.Partition, user.Account));
        var sessions = examples.Where(principal => principal.Kind == PrincipalKind.FederatedUser);
        return
        [
            .. examples.Concat(sessions.SelectMany(session => users[(session.Partition, session.Account)].Select(user => session.MadeBy(user.Text))))
                .DistinctBy(principal => (principal.Text, principal.FederatedBy)),
        ];
    }

    private static IEnumerable<Principal> Parse(IEnumerable<string> texts) => texts.Select(Principal.Parse).OfType<Principal>();

    private static IEnumerable<string> OfAccount(string partition, string account, string other) =>
    [
        $"arn:{partition}:iam::{account}:user/{other}",
        $"arn:{partition}:sts::{account}:assumed-role/{other}/{other}",
        $"arn:{partition}:iam::{account}:role/{other}",
        $"arn:{partition}:iam::{account}:root",
        $"arn:{partition}:sts::{account}:federated-user/{other}",
        $"arn:{partition}:iam::{account}:saml-provider/{other}",
    ];

    /// <summary>The accounts that are named, in the partitions they are named in, in the usual one and in one that is named nowhere; and an account that is not named.</summary>
    private static IEnumerable<(string Partition, string Account)> Accounts(List<PrincipalEntry> entries, List<Principal> named, string other)
    {
        var inPartitions = named.Where(principal => principal.Account.Length > 0).Select(principal => (principal.Partition, principal.Account)).ToList();
        var accounts = inPartitions.Select(principal => principal.Account)
            .Concat(entries.Select(entry => entry.Value).Where(value => value.Length == AccountLength && value.All(char.IsAsciiDigit)))
            .ToHashSet(StringComparer.Ordinal);
        var unnamed = new string('9', AccountLength);
        while (accounts.Contains(unnamed))
            unnamed = (long.Parse(unnamed, CultureInfo.InvariantCulture) - 1).ToString("D12", CultureInfo.InvariantCulture);
        string[] partitions = [UsualPartition, $"{UsualPartition}-{other}"];
        return partitions.SelectMany(partition => accounts.Append(unnamed).Select(account => (partition, account))).Concat(inPartitions).Distinct();
    }

    /// <summary>A name that no entry has anywhere.</summary>
    private static string NewName(List<PrincipalEntry> entries)
    {
        var name = "other";
        while (entries.Exists(entry => entry.Value.Contains(name, StringComparison.Ordinal)))
            name += "x";
        return name;
    }
}
