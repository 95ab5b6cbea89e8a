using IamGateway.Policy.Tests.Reference;

namespace IamGateway.Policy.Tests.Evaluation;

/// <summary>The engine against the naive reference. A failure prints the smallest case found as a line for <c>policy evaluate</c>.</summary>
public sealed class DifferentialTests
{
    [Fact]
    public void Decides_as_the_reference_does() => Compare(seed: 1, requests: 50_000);

    [Theory, Trait("Size", "full")]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Decides_a_million_requests_as_the_reference_does(ulong seed) => Compare(seed, requests: 250_000);

    private static void Compare(ulong seed, int requests) => Scenario.Arbitrary.Check(seed, requests / Scenario.Size, scenario =>
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
