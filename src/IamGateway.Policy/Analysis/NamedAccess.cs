using System.Collections.Frozen;
using System.Collections.Immutable;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>
/// What policies of a resource say about whom they mean: a policy that allows everything to each principal that they name, and to each request that has a value that
/// they ask for. Access beyond that is the public's.
/// </summary>
/// <remarks>
/// An Allow names whom it asks for, and a Deny whom it exempts. Conditions that hold for requests without the key name nobody.
/// Source: Amazon S3 User Guide, "The meaning of public".
/// </remarks>
internal static class NamedAccess
{
    private const string IfExists = "IfExists", ForAnyValue = "ForAnyValue:";

    private static readonly FrozenSet<string> Positive = new[]
    {
        "StringEquals", "StringEqualsIgnoreCase", "StringLike", "ArnEquals", "ArnLike", "IpAddress",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Negated operators, and what holds where they do not.</summary>
    private static readonly FrozenDictionary<string, string> Negated = new Dictionary<string, string>
    {
        ["StringNotEquals"] = "StringEquals",
        ["StringNotEqualsIgnoreCase"] = "StringEqualsIgnoreCase",
        ["StringNotLike"] = "StringLike",
        ["ArnNotEquals"] = "ArnEquals",
        ["ArnNotLike"] = "ArnLike",
        ["NotIpAddress"] = "IpAddress",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null: the policies name nobody.</summary>
    public static PolicySource? Of(IReadOnlyList<PolicySource> policies, PolicyType type)
    {
        ImmutableArray<PolicyStatement> statements =
        [
            .. from policy in policies
               from statement in policy.Document.Statements
               from named in Of(statement)
               select named with { Effect = PolicyEffect.Allow, Actions = ["*"], Resources = type == PolicyType.Trust ? null : ["*"] },
        ];
        return statements.IsEmpty ? null : new PolicySource("named", null, new PolicyDocument { Version = PolicyDocument.CurrentVersion, Statements = statements });
    }

    private static IEnumerable<PolicyStatement> Of(PolicyStatement statement)
    {
        var isAllow = statement.Effect == PolicyEffect.Allow;
        if (statement.Principals is { } principals && statement.ExcludesPrincipals != isAllow)
        {
            ImmutableArray<PrincipalEntry> named = [.. principals.Where(principal => !principal.Value.Contains('*', StringComparison.Ordinal))];
            if (!named.IsEmpty)
                yield return new PolicyStatement { Principals = named };
        }

        foreach (var condition in statement.Conditions)
        {
            ImmutableArray<string> values = [.. condition.Values.Where(value => FixedValue.Is(condition.Key, value))];
            if (!values.IsEmpty && (isAllow ? OfAllow(condition.Operator) : OfDeny(condition.Operator)) is { } name)
                yield return new PolicyStatement { Principals = [new PrincipalEntry(PrincipalEntryKind.Aws, "*")], Conditions = [new PolicyCondition(name, condition.Key, values)] };
        }
    }

    private static string? OfAllow(string name) =>
        Positive.Contains(name.StartsWith(ForAnyValue, StringComparison.OrdinalIgnoreCase) ? name[ForAnyValue.Length..] : name) ? name : null;

    private static string? OfDeny(string name) =>
        Negated.GetValueOrDefault(name.EndsWith(IfExists, StringComparison.OrdinalIgnoreCase) ? name[..^IfExists.Length] : name);
}
