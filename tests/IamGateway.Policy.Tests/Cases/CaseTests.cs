using System.Text.Json.Nodes;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Tests.Reference;

namespace IamGateway.Policy.Tests.Cases;

/// <summary>
/// The cases beside this file: what policies mean, paragraph by paragraph, each with its source and mostly with a control beside it.
/// They have the form that <c>iamgateway policy test</c> reads.
/// </summary>
public sealed class CaseTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    private static readonly Dictionary<string, JsonObject> ById =
        Files("semantics-*.json").Concat(Files("seed-policies.json")).SelectMany(Read).ToDictionary(row => (string)row["id"]!, StringComparer.Ordinal);

    public static TheoryData<string> Ids => [.. ById.Keys];

    [Theory, MemberData(nameof(Ids))]
    public void Is_decided_as_the_source_says(string id)
    {
        var row = ById[id];
        var policies = Engine.Compile(WithDocuments(row["policies"]!.AsObject()));
        var request = row["request"]!.AsObject();

        var decision = Engine.Decide(request, policies);

        Assert.Equal((string?)row["expect"], decision.Outcome.ToString());
        if (row["expectReason"] is { } reason)
            Assert.Equal((string?)reason, decision.Reason.ToString());
        Assert.Equal(decision, PolicyEvaluator.Explain(Engine.Request(request), policies).Decision);
    }

    [Fact]
    public void Every_case_says_why_and_where_from() =>
        Assert.All(ById.Values, row => Assert.True(
            row["why"] is not null && row["source"] is not null && row["expect"] is not null && row.All(member => member.Key is "id" or "why" or "source" or "expect" or "expectReason" or "request" or "policies"),
            (string?)row["id"]));

    private static string[] Files(string pattern) => Directory.GetFiles(Folder, pattern);

    private static IEnumerable<JsonObject> Read(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsArray().Select(row => row!.AsObject());

    /// <summary>Policies that name the file which holds them, with what it holds.</summary>
    private static JsonObject WithDocuments(JsonObject policies)
    {
        foreach (var policy in policies["identity"]!.AsArray())
        {
            if (policy!["file"] is { } file)
                policy["document"] = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, (string)file!)));
        }

        return policies;
    }
}
