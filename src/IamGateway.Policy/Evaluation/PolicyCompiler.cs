namespace IamGateway.Policy.Evaluation;

/// <summary>Makes one compiled set of the policies that apply.</summary>
public static class PolicyCompiler
{
    /// <summary>Compiles parsed policies; the order does not matter to decisions.</summary>
    public static CompiledPolicySet Compile(PolicyType type, IEnumerable<PolicySource> policies) => throw new NotSupportedException();
}
