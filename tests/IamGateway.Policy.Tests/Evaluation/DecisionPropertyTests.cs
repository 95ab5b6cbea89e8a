using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Tests.Reference;

namespace IamGateway.Policy.Tests.Evaluation;

/// <summary>What holds for every decision, whatever the policies.</summary>
public sealed class DecisionPropertyTests
{
    private static readonly (string Member, PolicyType Type)[] Lists =
    [
        ("identity", PolicyType.Identity), ("boundary", PolicyType.PermissionsBoundary), ("session", PolicyType.Session),
        ("organization", PolicyType.ServiceControl), ("resourceControl", PolicyType.ResourceControl),
    ];

    [Fact]
    public void The_order_of_policies_and_statements_changes_no_outcome_and_no_reason() => Scenario.Arbitrary.Check(seed: 21, count: 300, scenario =>
    {
        var random = new SplitMix64(scenario.Salt);
        var (before, after) = (Engine.Compile(scenario.Policies), Engine.Compile(Shuffled(scenario.Policies, random).AsObject()));
        foreach (var request in scenario.EachRequest)
        {
            var (first, second) = (Engine.Decide(request, before), Engine.Decide(request, after));
            if ((first.Outcome, first.Reason) != (second.Outcome, second.Reason))
                return $"{first}, in another order {second}";
        }

        return null;
    });

    [Fact]
    public void Another_deny_never_turns_a_deny_into_an_allow()
    {
        var turned = 0;
        Arb.From(from scenario in Scenario.Arbitrary.Generator from list in Gen.Elements(Lists) from deny in Deny(list.Type) select (Before: scenario, After: With(scenario, list.Member, deny)))
            .Check(seed: 22, count: 300, pair =>
            {
                var (before, after) = (Engine.Compile(pair.Before.Policies), Engine.Compile(pair.After.Policies));
                foreach (var request in pair.Before.EachRequest)
                {
                    var (first, second) = (Engine.Decide(request, before), Engine.Decide(request, after));
                    if (!first.IsAllowed && second.IsAllowed)
                        return $"{first}, with another deny {second}";
                    turned += first.IsAllowed && !second.IsAllowed ? 1 : 0;
                }

                return null;
            });

        Assert.True(turned > 20, $"{turned}"); // the added statements do deny
    }

    private static Gen<JsonNode> Deny(PolicyType type) => PolicyGen.Statement(type, Gen.Constant("Deny"), isWide: false);

    /// <summary>The scenario with one more statement, in a policy of its own, where policies of that type apply.</summary>
    private static Scenario With(Scenario scenario, string member, JsonNode statement)
    {
        var policies = scenario.Policies.DeepClone().AsObject();
        var list = policies[member] is JsonArray { Count: > 0 } levels && levels[0] is JsonArray level ? level : policies[member] as JsonArray;
        list?.Add(new JsonObject { ["name"] = "another", ["document"] = new JsonObject { ["Version"] = PolicyDocument.CurrentVersion, ["Statement"] = statement.DeepClone() } });
        return scenario with { Policies = policies };
    }

    /// <summary>The same with the lists of policies and statements, but not of levels or values, in another order.</summary>
    private static JsonNode Shuffled(JsonNode node, SplitMix64 random) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Shuffled(member.Value!, random)))),
        JsonArray items => new JsonArray([.. (items.All(item => item is JsonObject) ? random.Shuffle(items) : [.. items]).Select(item => Shuffled(item!, random))]),
        _ => node.DeepClone(),
    };
}
