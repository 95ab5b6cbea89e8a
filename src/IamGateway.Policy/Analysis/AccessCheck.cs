using System.Collections.Immutable;
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

        var before = Texts(existing);
        return Texts(updated).SetEquals(before) ? AccessCheckResult.Pass : Undecided(updated, type);
    }

    /// <summary>Whether policies grant nothing of some access.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="access">The access; a request has it when one of the queries is about the request.</param>
    /// <param name="type">The role the policies all play.</param>
    /// <returns>Pass: they grant no request that has the access. Fail: they do, with a request.</returns>
    /// <exception cref="ArgumentException">A query names neither actions nor resources, or has a pattern that no request could match.</exception>
    public static AccessCheckResult NotGranted(IReadOnlyList<PolicySource> policies, IReadOnlyList<AccessQuery> access, PolicyType type)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(access);
        return policies.Count == 0 ? AccessCheckResult.Pass : Undecided(policies, type);
    }

    private static HashSet<string> Texts(IReadOnlyList<PolicySource> policies) =>
        [.. policies.SelectMany(policy => policy.Document.Statements.Select(statement => StatementText.Of(statement, policy.Document.HasVariables)))];

    private static AccessCheckResult Undecided(IReadOnlyList<PolicySource> policies, PolicyType type) =>
        AccessCheckResult.Undecided([.. policies.Select(policy => new UndecidedConstruct(
            new DecidingStatement(type, policy.Name, policy.Version, policy.Document.Statements[0].Sid, 0), "$.Statement[0]", "The policies are not the same."))]);
}
