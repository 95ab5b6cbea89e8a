using System.Collections.Immutable;

namespace IamGateway.Identity.Principals;

/// <summary>Who the users, roles and role sessions named in a policy were when it was written: unique ids by the ARNs in its text. Immutable.</summary>
/// <remarks>What is named and not bound is kept by name. Source: IAM User Guide, "AWS JSON policy elements: Principal", "IAM user principals" and "IAM role principals".</remarks>
public sealed class PrincipalBindings
{
    private PrincipalBindings(ImmutableSortedDictionary<string, string> idsByArn) => IdsByArn = idsByArn;

    /// <summary>Nobody is bound.</summary>
    public static PrincipalBindings None { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>Ids of users and roles; of a role session that of its role.</summary>
    public ImmutableSortedDictionary<string, string> IdsByArn { get; }

    public static PrincipalBindings Of(IEnumerable<KeyValuePair<string, string>> idsByArn) => new(idsByArn.ToImmutableSortedDictionary(StringComparer.Ordinal));
}
