using IamGateway.Policy.Arns;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>
/// Compares what policies grant over all requests there could be. Policies grant a request when one of their Allow statements
/// matches it and none of their Deny statements does. Pure; ends on any input.
/// Source: IAM User Guide, "Validating policies with IAM Access Analyzer custom policy checks".
/// </summary>
public static class AccessCheck
{
    /// <summary>Whether a change of policies grants nothing that was not granted before.</summary>
    /// <param name="existing">The policies before; they may be none.</param>
    /// <param name="updated">The policies after.</param>
    /// <param name="type">The role they all play.</param>
    /// <returns>Pass: every request that the updated policies grant, the existing ones grant, too. Fail: not so, with a request.</returns>
    public static AccessCheckResult NoNewAccess(IReadOnlyList<PolicySource> existing, IReadOnlyList<PolicySource> updated, PolicyType type)
    {
        ArgumentNullException.ThrowIfNull(existing);
        ArgumentNullException.ThrowIfNull(updated);

        var before = new PolicyProbe(type, existing);
        var after = new PolicyProbe(type, updated);
        return new AccessChecker(type, example => Grants(after, example) && !Grants(before, example)).Check(
        [
            .. CheckedStatement.Of(updated, type, StatementRole.Grants, StatementRole.Denies),
            .. CheckedStatement.Of(existing, type, StatementRole.GrantedBefore, StatementRole.DeniedBefore),
        ]);
    }

    /// <summary>Whether policies grant nothing of some access.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="access">The access; a request has it when one of the queries is about the request.</param>
    /// <param name="type">The role the policies all play.</param>
    /// <returns>Pass: they grant no request that has the access. Fail: they do, with a request.</returns>
    /// <exception cref="ArgumentException">There is no query, a query names neither actions nor resources, or a pattern is none that a request could match.</exception>
    public static AccessCheckResult NotGranted(IReadOnlyList<PolicySource> policies, IReadOnlyList<AccessQuery> access, PolicyType type)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(access);
        if (access.Count == 0 || access.Any(query => !IsReadable(query)))
            throw new ArgumentException("Every query needs actions or resources; an action is '*' or 'service:Name', a resource is '*' or has the six components of an ARN.", nameof(access));

        List<CheckedStatement> queries = [.. CheckedStatement.Of(access, type)];
        var probe = new PolicyProbe(type, policies);
        var asked = queries.ConvertAll(query => PolicyProbe.Of(PolicyType.Identity, query.Statement, variables: false));
        return new AccessChecker(type, example => Grants(probe, example) && asked.Exists(query => Grants(query, example with { Principal = null }))).Check(
            [.. CheckedStatement.Of(policies, type, StatementRole.Grants, StatementRole.Denies), .. queries]);
    }

    /// <summary>Whether policies of a resource give the public nothing: whoever they do not name, by principal or by a condition with fixed values.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="type">The role they all play: <see cref="PolicyType.Resource"/> or <see cref="PolicyType.Trust"/>.</param>
    /// <returns>Pass: they grant no request of the public. Fail: they do, with a request.</returns>
    public static AccessCheckResult NotPublic(IReadOnlyList<PolicySource> policies, PolicyType type)
    {
        ArgumentNullException.ThrowIfNull(policies);
        return NoNewAccess(NamedAccess.Of(policies, type) is { } named ? [named] : [], policies, type);
    }

    private static bool Grants(PolicyProbe probe, CounterExample example) => probe.Decide(example) == DecisionOutcome.Allowed;

    private static bool IsReadable(AccessQuery query) =>
        !(query.Actions.IsDefaultOrEmpty && query.Resources.IsDefaultOrEmpty)
        && (query.Actions.IsDefaultOrEmpty || query.Actions.All(action => action == "*" || action.Contains(':', StringComparison.Ordinal)))
        && (query.Resources.IsDefaultOrEmpty || query.Resources.All(resource => resource == "*" || Arn.TrySplit(resource, out _)));
}
