namespace IamGateway.Policy.Evaluation;

/// <summary>Decides requests. Pure, never throws, allocates nothing.</summary>
public static class PolicyEvaluator
{
    /// <summary>The decision for a request under the policies that apply to it.</summary>
    public static Decision Evaluate(in AuthorizationRequest request, PolicySets policies) => throw new NotSupportedException();
}
