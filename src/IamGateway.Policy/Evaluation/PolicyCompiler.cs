using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Evaluation;

/// <summary>Makes one compiled set of the policies that apply.</summary>
public static class PolicyCompiler
{
    /// <summary>
    /// Compiles parsed policies. Their order does not matter to outcomes and reasons; of several statements that match, the first
    /// is the one a decision reports.
    /// </summary>
    /// <param name="type">The role they all play.</param>
    /// <param name="policies">All policies of that role that apply to a principal or resource.</param>
    public static CompiledPolicySet Compile(PolicyType type, IEnumerable<PolicySource> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);

        var withVariables = new SharedParts(type, variables: true);
        var without = new SharedParts(type, variables: false);
        var statements = ImmutableArray.CreateBuilder<CompiledStatement>();
        foreach (var policy in policies)
        {
            var parts = policy.Document.HasVariables ? withVariables : without;
            var position = 0;
            foreach (var statement in policy.Document.Statements)
            {
                var origin = new DecidingStatement(type, policy.Name, policy.Version, statement.Sid, position++);
                statements.Add(parts.Compile(statement, statements.Count, origin));
            }
        }

        return new CompiledPolicySet(type, statements.ToImmutable());
    }
}
