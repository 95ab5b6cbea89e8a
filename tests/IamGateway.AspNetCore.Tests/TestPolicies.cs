using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.AspNetCore.Tests;

/// <summary>One set of policies for every caller that is not anonymous.</summary>
internal sealed class TestPolicies : IPrincipalPolicies
{
    public const string AllowOrders = """{"Version":"2012-10-17","Statement":[{"Sid":"Orders","Effect":"Allow","Action":"orders:*","Resource":"*"}]}""";

    /// <summary>As the policies that force a second factor are commonly written: what is allowed is denied without one.</summary>
    public const string DenyWithoutMfa = """
        {"Version":"2012-10-17","Statement":[{"Sid":"NeedsMfa","Effect":"Deny","Action":"*","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}]}
        """;

    public PolicySets Sets { get; set; } = PolicySets.None;

    public Exception? Failure { get; set; }

    public static CompiledPolicySet Set(params (string Name, string Json)[] policies) => Set(PolicyType.Identity, policies);

    public static CompiledPolicySet Set(PolicyType type, params (string Name, string Json)[] policies) =>
        PolicyCompiler.Compile(type, policies.Select(policy => new PolicySource(policy.Name, "v1", Document(policy.Json))));

    public ValueTask<PolicySets> GetAsync(Caller caller, CancellationToken cancellationToken) =>
        Failure is null ? ValueTask.FromResult(caller.IsAnonymous ? PolicySets.None : Sets) : ValueTask.FromException<PolicySets>(Failure);

    private static PolicyDocument Document(string json)
    {
        var result = PolicyParser.Parse(json);
        Assert.Empty(result.Diagnostics);
        return result.Document!;
    }
}
