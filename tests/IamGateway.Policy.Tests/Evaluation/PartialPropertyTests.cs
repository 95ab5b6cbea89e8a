using System.Text.Json.Nodes;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Tests.Reference;

namespace IamGateway.Policy.Tests.Evaluation;

/// <summary>
/// What holds when some context keys are unknown. Allowed and Denied are what every completion gives: keys absent, with one value or
/// with several. Depends names the keys that matter: the others change nothing. When just one condition is on an unknown key, so that
/// it is not tied to another, and values make it hold and fail, then both decisions are found.
/// </summary>
public sealed class PartialPropertyTests
{
    private const int Completions = 6;

    private readonly Dictionary<PartialOutcome, int> _seen = [];

    [Fact]
    public void Certain_decisions_hold_for_every_completion_and_others_turn_on_the_keys_named_only() => Compare(seed: 41, count: 200);

    [Fact, Trait("Size", "full")]
    public void They_do_for_many_policies() => Compare(seed: 43, count: 5_000);

    [Fact]
    public void A_decision_that_depends_on_one_condition_can_go_both_ways()
    {
        var both = 0;
        Scenario.Arbitrary.Check(seed: 42, count: 200, scenario =>
        {
            var (policies, plain) = (Engine.Compile(scenario.Policies), new NaivePolicies(scenario.Policies));
            foreach (var key in Words.Keys.Where(key => IsNamedOnce(scenario.Policies, key)))
            {
                foreach (var request in scenario.EachRequest.Where(request => Engine.DecidePartially(request, policies, [key]).Outcome == PartialOutcome.Depends))
                {
                    var completions = Words.ValuesOf(key).Select(value => With(request, key, value)).ToList();
                    if (completions.Select(completion => Holds(plain, key, completion)).Distinct().Count() < 2)
                        continue; // no value here makes a difference
                    if (completions.Select(completion => Engine.Decide(completion, policies).IsAllowed).Distinct().Count() < 2)
                        return $"{key} changes nothing";
                    both++;
                }
            }

            return null;
        });
        Assert.True(both > 20, $"{both}");
    }

    private void Compare(ulong seed, int count)
    {
        Scenario.Arbitrary.Check(seed, count, scenario =>
        {
            var policies = Engine.Compile(scenario.Policies);
            return scenario.EachRequest.Select(request => ProblemWith(request, policies, scenario.RandomFor(request))).FirstOrDefault(problem => problem is not null);
        });

        foreach (var outcome in Enum.GetValues<PartialOutcome>())
            Assert.True(_seen.GetValueOrDefault(outcome) > 40, $"{outcome}: {_seen.GetValueOrDefault(outcome)}");
    }

    private string? ProblemWith(JsonObject request, PolicySets policies, SplitMix64 random)
    {
        var unknown = Words.Keys.Where(_ => random.OneIn(3)).ToList();
        var partial = Engine.DecidePartially(request, policies, unknown);
        _seen[partial.Outcome] = _seen.GetValueOrDefault(partial.Outcome) + 1;
        var depends = partial.DependsOn.Select(key => key.Name).ToList();
        if (depends.Except(unknown, StringComparer.OrdinalIgnoreCase).Any() || depends.Count == 0 == (partial.Outcome == PartialOutcome.Depends))
            return $"of {string.Join(", ", unknown)} unknown: {partial.Outcome} by {string.Join(", ", depends)}";

        for (var round = 0; round < Completions; round++)
        {
            var completion = Complete(request, unknown, random);
            var isAllowed = Engine.Decide(completion, policies).IsAllowed;
            if (partial.Outcome != PartialOutcome.Depends && isAllowed != (partial.Outcome == PartialOutcome.Allowed))
                return $"{string.Join(", ", unknown)} unknown: {partial.Outcome}, but {isAllowed} with {completion["context"]!.ToJsonString(Readable.Json)}";
            var other = Complete(completion, unknown.Except(depends, StringComparer.OrdinalIgnoreCase), random);
            if (Engine.Decide(other, policies).IsAllowed != isAllowed)
                return $"depends on {string.Join(", ", depends)}, but also differs with {other["context"]!.ToJsonString(Readable.Json)}";
        }

        return null;
    }

    private static JsonObject Complete(JsonObject request, IEnumerable<string> keys, SplitMix64 random) =>
        keys.Aggregate(request, (completed, key) => With(completed, key, random.Pick([.. Words.ValuesOf(key)])));

    private static JsonObject With(JsonObject request, string key, JsonNode? value)
    {
        var other = request.DeepClone().AsObject();
        var context = other["context"]!.AsObject();
        context.Remove(key);
        if (value is not null)
            context.Add(key, value);
        return other;
    }

    private static bool IsNamedOnce(JsonObject policies, string key)
    {
        var text = policies.ToJsonString(Readable.Json).ToLowerInvariant();
        return text.Split($"\"{key}\"").Length == 2 && !text.Contains("${" + key, StringComparison.Ordinal);
    }

    private static bool Holds(NaivePolicies policies, string key, JsonObject request) =>
        policies.All.SelectMany(statement => statement.Conditions(NaiveRequest.Of(request, hasBoundary: false)))
            .Any(condition => condition.Key.Equals(key, StringComparison.OrdinalIgnoreCase) && condition.Holds == true);
}
