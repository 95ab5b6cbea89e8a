using System.Collections;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Tests.Reference;

namespace IamGateway.Policy.Tests.Fuzz;

/// <summary>Requests of every bad kind: deciding never throws, and what can't be decided is denied as failed.</summary>
public sealed class DecisionFuzzTests
{
    private static readonly ContextKey User = ContextKey.Of("k:user");
    private static readonly PolicySets Everything = new(Policies.Set(PolicyType.Identity, Policies.Of("'Effect': 'Allow', 'Action': '*', 'Resource': '*'")));

    [Fact]
    public void No_text_breaks_a_decision() => Run(seed: 71, scenarios: 150);

    [Fact, Trait("Size", "full")]
    public void No_text_breaks_a_decision_in_many_rounds() => Run(seed: 72, scenarios: 20_000);

    [Theory]
    [InlineData("", "arn:aws:a:::x")]
    [InlineData("a:Get", "")]
    public void What_is_empty_is_not_decided(string action, string resource) => Assert.Equal(Decision.Failed, Policies.Decide(Everything, action, resource));

    [Fact]
    public void What_is_too_long_is_not_decided()
    {
        var (action, resource) = ("a:" + new string('x', PolicyEvaluator.MaximumActionLength - 2), "arn:aws:a:::" + new string('x', PolicyEvaluator.MaximumResourceLength - 12));
        Assert.True(Policies.Decide(Everything, action, resource).IsAllowed);
        Assert.Equal(Decision.Failed, Policies.Decide(Everything, action + "x", resource));
        Assert.Equal(Decision.Failed, Policies.Decide(Everything, action, resource + "x"));
    }

    [Fact]
    public void What_is_missing_is_not_decided()
    {
        var request = new AuthorizationRequest { Principal = Policies.Alice, Action = "a:Get", Resource = "*", Context = new RequestContext() };
        AssertFailed(default, Everything);
        AssertFailed(request, null!);
        AssertFailed(request, new PolicySets(null!));
        AssertFailed(new AuthorizationRequest { Principal = null!, Action = "a:Get", Resource = "*", Context = new RequestContext() }, Everything);
        AssertFailed(new AuthorizationRequest { Principal = Policies.Alice, Action = "a:Get", Resource = "*", Context = null! }, Everything);
    }

    [Fact]
    public void An_exception_while_deciding_is_a_deny()
    {
        var context = new RequestContext();
        context.Set(User, new ThrowingList());
        var policies = Policies.Identity(Policies.Of("'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'ForAllValues:StringLike': {'k:user': '*'}}"));
        AssertFailed(new AuthorizationRequest { Principal = Policies.Alice, Action = "a:Get", Resource = "*", Context = context }, policies);
    }

    private static void Run(ulong seed, int scenarios)
    {
        var random = new SplitMix64(seed);
        var hostile = new HostileText(random);
        foreach (var policies in Scenario.Arbitrary.Sample(seed, scenarios).Select(scenario => Engine.Compile(scenario.Policies)))
        {
            for (var round = 0; round < Scenario.Size; round++)
            {
                var request = new AuthorizationRequest
                {
                    Principal = Principal.Parse(random.OneIn(2) ? hostile.Text() : random.Pick(Words.Callers)) ?? Principal.Anonymous,
                    Action = hostile.Text(),
                    Resource = hostile.Text(),
                    ResourceAccount = random.OneIn(2) ? hostile.Text() : null,
                    Context = Context(random, hostile),
                };
                var decision = PolicyEvaluator.Evaluate(request, policies);
                Assert.Equal(decision, PolicyEvaluator.Explain(request, policies).Decision);
                Assert.Equal(PolicyEvaluator.EvaluatePartially(request, policies, []).Outcome == PartialOutcome.Allowed, decision.IsAllowed);
                PolicyEvaluator.EvaluatePartially(request, policies, [User]);
                var isReadable = request.Action.Length is > 0 and <= PolicyEvaluator.MaximumActionLength && request.Resource.Length is > 0 and <= PolicyEvaluator.MaximumResourceLength
                    && !request.Context.IsTooLarge;
                Assert.Equal(!isReadable, decision.Reason == DecisionReason.EvaluationFailed);
            }
        }
    }

    private static RequestContext Context(SplitMix64 random, HostileText hostile)
    {
        var context = new RequestContext();
        foreach (var key in Words.Keys.Append(hostile.Text()).Select(ContextKey.Of))
        {
            if (random.OneIn(2))
                context.Set(key, random.OneIn(5) ? null! : hostile.Text());
            else if (random.OneIn(2))
                context.Set(key, [hostile.Text(), null!, hostile.Text()]);
        }

        return context;
    }

    private static void AssertFailed(in AuthorizationRequest request, PolicySets policies)
    {
        Assert.Equal(Decision.Failed, PolicyEvaluator.Evaluate(request, policies));
        Assert.Equal(Decision.Failed, PolicyEvaluator.Explain(request, policies).Decision);
        Assert.Equal(PartialOutcome.Denied, PolicyEvaluator.EvaluatePartially(request, policies, []).Outcome);
    }

    private sealed class ThrowingList : IReadOnlyList<string>
    {
        public int Count => 1;

        public string this[int index] => throw new InvalidOperationException("no value");

        public IEnumerator<string> GetEnumerator() => throw new InvalidOperationException("no values");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
