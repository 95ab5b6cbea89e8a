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
    /// <param name="policies">All policies of that role that apply to a principal.</param>
    public static CompiledPolicySet Compile(PolicyType type, IEnumerable<PolicySource> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);

        var statements = new List<(PolicyStatement, CompiledStatement)>();
        foreach (var policy in policies)
        {
            for (var index = 0; index < policy.Document.Statements.Length; index++)
            {
                var statement = policy.Document.Statements[index];
                var origin = new DecidingStatement(type, policy.Name, policy.Version, statement.Sid, index);
                statements.Add((statement, new CompiledStatement(statements.Count, statement, policy.Document.HasVariables, origin)));
            }
        }

        return new CompiledPolicySet(statements);
    }
}
