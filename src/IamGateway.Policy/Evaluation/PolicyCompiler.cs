using System.Collections.Immutable;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Evaluation;

/// <summary>Makes one compiled set of the policies that apply.</summary>
public static class PolicyCompiler
{
    /// <summary>
    /// Compiles parsed policies. Their order does not matter to outcomes and reasons; of several statements that match, the first
    /// is the one a decision reports.
    /// </summary>
    /// <param name="type">The role they all play.</param>
    /// <param name="policies">All policies of that role that apply to a principal.</param>
    public static CompiledPolicySet Compile(PolicyType type, IEnumerable<PolicySource> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);

        var parts = new SharedParts(type);
        var statements = ImmutableArray.CreateBuilder<CompiledStatement>();
        foreach (var policy in policies)
        {
            for (var index = 0; index < policy.Document.Statements.Length; index++)
            {
                var statement = policy.Document.Statements[index];
                var origin = new DecidingStatement(type, policy.Name, policy.Version, statement.Sid, index);
                statements.Add(Compile(statement, statements.Count, origin, parts, policy.Document.HasVariables));
            }
        }

        return new CompiledPolicySet(type, statements.ToImmutable());
    }

    private static CompiledStatement Compile(PolicyStatement statement, int order, DecidingStatement origin, SharedParts parts, bool variables) => new()
    {
        Order = order,
        Effect = statement.Effect,
        Origin = origin,
        Actions = parts.Actions(statement),
        Resources = parts.Resources(statement, variables),
        Principals = statement.Principals is { } principals ? new PrincipalPatterns(principals, statement.ExcludesPrincipals, statement.Effect) : null,
        Conditions = parts.Conditions(statement, variables),
    };
}
