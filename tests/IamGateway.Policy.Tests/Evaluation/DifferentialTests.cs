using IamGateway.Policy.Tests.Reference;

namespace IamGateway.Policy.Tests.Evaluation;

/// <summary>The engine against the naive reference. A failure prints the smallest case found as a line for <c>policy evaluate</c>.</summary>
public sealed class DifferentialTests
{
    [Fact]
    public void Decides_as_the_reference_does() => Compare(seed: 1, scenarios: 50_000 / Scenario.Size);

    [Fact, Trait("Size", "full")]
    public void Decides_a_million_requests_as_the_reference_does() => Compare(seed: 2, scenarios: 1_000_000 / Scenario.Size);

    private static void Compare(ulong seed, int scenarios) => Scenario.Arbitrary.Check(seed, scenarios, scenario =>
    {
        var (policies, plain) = (Engine.Compile(scenario.Policies), new NaivePolicies(scenario.Policies));
        foreach (var request in scenario.EachRequest)
        {
            var expected = NaiveEvaluator.Decide(request, plain);
            var decision = Engine.Decide(request, policies);
            if (!expected.Equals(decision))
                return $"expected {expected}, was {decision}";
        }

        return null;
    });
}
