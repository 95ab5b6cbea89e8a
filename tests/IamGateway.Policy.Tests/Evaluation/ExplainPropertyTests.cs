using System.Text.Json.Nodes;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Tests.Reference;

namespace IamGateway.Policy.Tests.Evaluation;

/// <summary>What holds for every explanation.</summary>
public sealed class ExplainPropertyTests
{
    private const int MostNearMisses = 5;

    [Fact]
    public void Explains_the_decision_that_is_made_and_every_statement_that_matches() => Compare(seed: 31, count: 200);

    [Fact, Trait("Size", "full")]
    public void Explains_many_decisions_so() => Compare(seed: 34, count: 5_000);

    [Fact]
    public void Near_misses_are_the_nearest_allows_and_fail_on_just_the_elements_that_are_named()
    {
        var explained = 0;
        Scenario.Arbitrary.Check(seed: 32, count: 200, scenario =>
        {
            var (policies, plain) = (Engine.Compile(scenario.Policies), new NaivePolicies(scenario.Policies));
            foreach (var json in scenario.EachRequest)
            {
                var explanation = Engine.Explain(json, policies);
                var expected = NearestAllows(plain, NaiveRequest.Of(json, hasBoundary: plain.Boundary is not null), explanation);
                var actual = explanation.NearMisses.Select(miss => $"{NameOf(miss.Statement)}: {string.Join(", ", miss.Failures.Select(NameOf))}").ToList();
                if (!expected.SequenceEqual(actual))
                    return $"expected {string.Join("; ", expected)}\nwas {string.Join("; ", actual)}";
                explained += actual.Count;
            }

            return null;
        });
        Assert.True(explained > 500, $"{explained}");
    }

    [Fact]
    public void A_near_miss_matches_once_the_only_element_it_fails_on_is_mended()
    {
        var mended = new Dictionary<string, int>();
        Scenario.Arbitrary.Check(seed: 33, count: 100, scenario =>
        {
            var (policies, plain) = (Engine.Compile(scenario.Policies), new NaivePolicies(scenario.Policies));
            foreach (var json in scenario.EachRequest)
            {
                foreach (var miss in Engine.Explain(json, policies).NearMisses.Where(miss => miss.Failures.Length == 1))
                {
                    var element = miss.Failures[0].Element;
                    var statement = plain.All.First(statement => NameOf(statement) == NameOf(miss.Statement));
                    if (Mended(json, miss.Failures[0]).FirstOrDefault(other => statement.Applies(NaiveRequest.Of(other, plain.Boundary is not null))) is not { } other)
                        continue;
                    if (!Engine.Explain(other, policies).Matched.Contains(miss.Statement))
                        return $"{miss} is not mended by {other.ToJsonString(Readable.Json)}";
                    mended[element] = mended.GetValueOrDefault(element) + 1;
                }
            }

            return null;
        });

        foreach (var element in new[] { "Principal", "Action", "Resource", "Condition" })
            Assert.True(mended.GetValueOrDefault(element) > 20, $"{element}: {mended.GetValueOrDefault(element)}");
    }

    private static void Compare(ulong seed, int count) => Scenario.Arbitrary.Check(seed, count, scenario =>
    {
        var (policies, plain) = (Engine.Compile(scenario.Policies), new NaivePolicies(scenario.Policies));
        foreach (var json in scenario.EachRequest)
        {
            var request = NaiveRequest.Of(json, hasBoundary: plain.Boundary is not null);
            var (explanation, decision) = (Engine.Explain(json, policies), Engine.Decide(json, policies));
            if (explanation.Decision != decision)
                return $"explained {explanation.Decision}, decided {decision}";
            var matching = plain.For(request.Principal).All.Where(statement => statement.Applies(request)).ToList();
            if (!matching.OrderBy(statement => !statement.IsDeny).Select(NameOf).SequenceEqual(explanation.Matched.Select(NameOf)))
                return $"matched {string.Join(", ", explanation.Matched)}";
            if (matching.Count(statement => statement.IsDeny) != explanation.DenyCount)
                return $"{explanation.DenyCount} denies";
        }

        return null;
    });

    private static string NameOf(NaiveStatement statement) => $"{statement.Policy}#{statement.Index}";

    private static string NameOf(DecidingStatement statement) => $"{statement.Policy}#{statement.Index}";

    private static string NameOf(FailedElement failure) => failure.Operator is null ? failure.Element.Replace("Not", "", StringComparison.Ordinal) : $"{failure.Operator} {failure.Key}";

    /// <summary>The Allow statements of the set that lacks an allow, those that fail on least first.</summary>
    private static List<string> NearestAllows(NaivePolicies policies, NaiveRequest request, Explanation explanation) =>
    [
        .. (from statement in Silent(policies, request, explanation.Missing) ?? []
            where !statement.IsDeny
            let failures = statement.Failures(request).ToList()
            where !(failures.Contains("Action") && failures.Contains("Resource"))
            orderby failures.Count
            select $"{NameOf(statement)}: {string.Join(", ", failures)}").Take(MostNearMisses),
    ];

    private static List<NaiveStatement>? Silent(NaivePolicies policies, NaiveRequest request, PolicyType? missing)
    {
        bool IsSilent(List<NaiveStatement> level) => level.TrueForAll(statement => statement.IsDeny || !statement.Applies(request));
        return missing switch
        {
            PolicyType.Identity => policies.Identity,
            PolicyType.PermissionsBoundary => policies.Boundary,
            PolicyType.Session => policies.Session,
            PolicyType.Resource or PolicyType.Trust => policies.Resource,
            PolicyType.ServiceControl => policies.ServiceControl!.First(IsSilent),
            PolicyType.ResourceControl => policies.ResourceControl!.First(IsSilent),
            _ => null,
        };
    }

    /// <summary>The request with other values for what failed.</summary>
    private static IEnumerable<JsonObject> Mended(JsonObject request, FailedElement failure)
    {
        var (holder, name, values) = failure.Element switch
        {
            "Principal" or "NotPrincipal" => ("", "principal", Words.Callers.Select(text => (JsonNode?)new JsonObject { ["arn"] = text })),
            "Action" or "NotAction" => ("", "action", Words.Actions.Select(Text)),
            "Resource" or "NotResource" => ("resource", "arn", Words.Resources.Select(Text)),
            _ => ("context", failure.Key!.ToLowerInvariant(), Words.ValuesOf(failure.Key!)),
        };
        foreach (var value in values)
        {
            var other = request.DeepClone().AsObject();
            var target = holder.Length == 0 ? other : other[holder]!.AsObject();
            target.Remove(name);
            if (value is not null)
                target.Add(name, value);
            yield return other;
        }
    }

    private static JsonNode? Text(string text) => JsonValue.Create(text);
}
