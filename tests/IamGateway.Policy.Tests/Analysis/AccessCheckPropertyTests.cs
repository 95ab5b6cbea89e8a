using System.Text.Json.Nodes;
using IamGateway.Policy.Analysis;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Tests.Reference;

namespace IamGateway.Policy.Tests.Analysis;

/// <summary>Checks answers for generated policies against the plain reference, which reads JSON and knows nothing of the engine.</summary>
public sealed class AccessCheckPropertyTests
{
    private const int Few = 100;
    private const int Many = 2_000;

    private static readonly AccessQuery[] Queries =
    [
        new(["a:Get*"], []),
        new([], ["arn:aws:a::1:x*", "arn:aws:b:::*"]),
        new(["b:Get", "A:PUT"], ["arn:aws:*::*:x/?"]),
    ];

    public static TheoryData<PolicyType> Types => [.. Enum.GetValues<PolicyType>()];

    [Theory, MemberData(nameof(Types))]
    public void A_pass_misses_no_new_access_and_a_fail_shows_some(PolicyType type) =>
        PolicyPair.Of(type).Check(1, Few, pair => ProblemOfNoNewAccess(pair));

    [Theory, MemberData(nameof(Types)), Trait("Size", "full")]
    public void Many_passes_miss_no_new_access_and_many_fails_show_some(PolicyType type) =>
        PolicyPair.Of(type).Check(2, Many, pair => ProblemOfNoNewAccess(pair));

    [Theory, MemberData(nameof(Types))]
    public void A_pass_misses_nothing_that_was_asked_about_and_a_fail_shows_some(PolicyType type) =>
        PolicyPair.Of(type).Check(3, Few, ProblemOfNotGranted);

    [Theory, MemberData(nameof(Types)), Trait("Size", "full")]
    public void Many_passes_miss_nothing_that_was_asked_about(PolicyType type) =>
        PolicyPair.Of(type).Check(4, Many, ProblemOfNotGranted);

    [Theory, MemberData(nameof(Types))]
    public void Policies_grant_nothing_that_they_do_not_grant(PolicyType type) =>
        PolicyPair.Of(type).Check(5, Few, pair => AccessCheck.NoNewAccess(PolicyPair.Sources(pair.After, type), PolicyPair.Sources(pair.After, type), type).Answer == AccessAnswer.Pass ? null : "not passed");

    [Fact]
    public void Every_answer_comes_up_often()
    {
        var answers = PolicyPair.Of(PolicyType.Identity).Sample(6, 1_000)
            .CountBy(pair => AccessCheck.NoNewAccess(PolicyPair.Sources(pair.Before, pair.Type), PolicyPair.Sources(pair.After, pair.Type), pair.Type).Answer).ToDictionary();

        Assert.InRange(answers[AccessAnswer.Pass], 100, int.MaxValue);
        Assert.InRange(answers[AccessAnswer.Fail], 100, int.MaxValue);
        Assert.InRange(answers[AccessAnswer.Undecided], 1, 100);
    }

    private static string? ProblemOfNoNewAccess(PolicyPair pair)
    {
        var result = AccessCheck.NoNewAccess(PolicyPair.Sources(pair.Before, pair.Type), PolicyPair.Sources(pair.After, pair.Type), pair.Type);
        return Problem(pair, result, (request, hasBoundary) => pair.Grants(pair.After, request, hasBoundary) && !pair.Grants(pair.Before, request, hasBoundary));
    }

    private static string? ProblemOfNotGranted(PolicyPair pair)
    {
        var asked = new JsonArray([.. Queries.Select(query => new JsonObject
        {
            ["name"] = "query",
            ["document"] = new JsonObject { ["Statement"] = Statement(query) },
        })]);
        var result = AccessCheck.NotGranted(PolicyPair.Sources(pair.After, pair.Type), Queries, pair.Type);
        return Problem(pair, result, (request, hasBoundary) => pair.Grants(pair.After, request, hasBoundary) && pair.Grants(asked, request, hasBoundary));
    }

    private static JsonObject Statement(AccessQuery query) => new()
    {
        ["Effect"] = "Allow",
        ["Action"] = new JsonArray([.. query.Actions.DefaultIfEmpty("*").Select(action => (JsonNode)action)]),
        ["Resource"] = new JsonArray([.. query.Resources.DefaultIfEmpty("*").Select(resource => (JsonNode)resource)]),
    };

    /// <summary>What is wrong with an answer; null when nothing is.</summary>
    private static string? Problem(PolicyPair pair, AccessCheckResult result, Func<JsonObject, bool, bool> hasAccess)
    {
        switch (result.Answer)
        {
            case AccessAnswer.Pass:
                var missed = pair.Requests.FirstOrDefault(request => hasAccess(request!.AsObject(), false) || hasAccess(request.AsObject(), true));
                return missed is null ? null : $"Passed in spite of {missed.ToJsonString(Readable.Json)}";
            case AccessAnswer.Fail:
                var example = ToJson(result.CounterExample!);
                return hasAccess(example, result.CounterExample!.HasBoundary) ? null : $"Failed, but not with {example.ToJsonString(Readable.Json)}";
            default:
                return result.Reasons.IsEmpty ? "undecided without a reason" : pair.IsDecidable ? $"undecided: {string.Join(' ', result.Reasons)}" : null;
        }
    }

    private static JsonObject ToJson(CounterExample example)
    {
        var context = new JsonObject();
        foreach (var key in example.Context)
        {
            if (key.Values is { } values)
                context[key.Key] = key.IsMultivalued ? new JsonArray([.. values.Select(value => JsonValue.Create(value))]) : JsonValue.Create(values[0]);
        }

        return new JsonObject
        {
            ["principal"] = new JsonObject { ["arn"] = example.Principal?.Text ?? Words.Alice, ["federatedBy"] = example.Principal?.FederatedBy },
            ["action"] = example.Action,
            ["resource"] = new JsonObject { ["arn"] = example.Resource },
            ["context"] = context,
        };
    }
}
