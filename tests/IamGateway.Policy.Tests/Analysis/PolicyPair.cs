using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Tests.Reference;

namespace IamGateway.Policy.Tests.Analysis;

/// <summary>Policies before and after a change, and requests to try on both.</summary>
internal sealed record PolicyPair(PolicyType Type, JsonArray Before, JsonArray After, JsonArray Requests)
{
    private const int RequestCount = 40;

    /// <summary>Pairs; three of four are the same policies with one change.</summary>
    public static Arbitrary<PolicyPair> Of(PolicyType type) => Arb.From(
        from before in JsonGen.List(1, 2, PolicyGen.Policy(type))
        from after in Gen.Frequency((1, JsonGen.List(1, 2, PolicyGen.Policy(type))), (3, Changed(before.AsArray(), type)))
        from requests in JsonGen.List(RequestCount, RequestCount, RequestGen.One)
        select new PolicyPair(type, before.AsArray(), after.AsArray(), requests.AsArray()),
        pair => pair.Requests.Count > 1
            ? pair.Requests.Select(request => pair with { Requests = [request!.DeepClone()] })
            : [
                .. SmallerJson.Of(pair.Before).Select(before => pair with { Before = before.AsArray() }),
                .. SmallerJson.Of(pair.After).Select(after => pair with { After = after.AsArray() }),
            ]);

    /// <summary>Whether the policies use only what the checks decide: no variables, and no key that is tested as values of two types.</summary>
    public bool IsDecidable
    {
        get
        {
            if (ToString().Contains("${", StringComparison.Ordinal))
                return false;
            var tests = from statement in Statements(Before).Concat(Statements(After))
                        from block in statement.Json["Condition"] as JsonObject ?? []
                        where !block.Key.EndsWith("Null", StringComparison.OrdinalIgnoreCase)
                        from test in block.Value!.AsObject()
                        select (Key: test.Key.ToLowerInvariant(), Kind: KindOf(block.Key));
            return tests.Distinct().GroupBy(test => test.Key).All(group => group.Count() == 1);
        }
    }

    public static PolicySource[] Sources(JsonArray policies, PolicyType type) =>
        [.. policies.Select(policy => new PolicySource((string)policy!["name"]!, null, Parse(policy["document"]!.ToJsonString(Readable.Json), type)))];

    /// <summary>Whether the plain reference says that the policies alone grant a request.</summary>
    public bool Grants(JsonArray policies, JsonObject json, bool hasBoundary)
    {
        var request = NaiveRequest.Of(json, hasBoundary);
        var statements = Statements(policies);
        return statements.Exists(statement => !statement.IsDeny && statement.Applies(request)) && !statements.Exists(statement => statement.IsDeny && statement.Applies(request));
    }

    public override string ToString() => $"{Before.ToJsonString(Readable.Json)}\n{After.ToJsonString(Readable.Json)}";

    private static string KindOf(string op) => op.Replace("ForAllValues:", "", StringComparison.OrdinalIgnoreCase).Replace("ForAnyValue:", "", StringComparison.OrdinalIgnoreCase).ToUpperInvariant() switch
    {
        ['N', 'U', 'M', ..] => "number",
        ['D', ..] => "date",
        ['I', 'P', ..] or ['N', 'O', 'T', ..] => "address",
        ['B', 'I', ..] => "binary",
        _ => "text",
    };

    private static Gen<JsonNode> Changed(JsonArray policies, PolicyType type) =>
        from statement in PolicyGen.Statement(type)
        from place in Gen.Choose(0, 99)
        from how in Gen.Choose(0, 2)
        select (JsonNode)Change(policies, statement, place, how);

    /// <summary>A statement more, a statement less, or the conditions of one dropped.</summary>
    private static JsonArray Change(JsonArray policies, JsonNode statement, int place, int how)
    {
        var changed = policies.DeepClone().AsArray();
        var document = changed[place % changed.Count]!["document"]!;
        List<JsonNode> statements = [.. NaiveStatement.List(document["Statement"]!).Select(item => item.DeepClone())];
        var position = place % statements.Count;
        if (how == 0)
            statements.Add(statement);
        else if (how == 1 && statements.Count > 1)
            statements.RemoveAt(position);
        else
            statements[position].AsObject().Remove("Condition");
        document["Statement"] = new JsonArray([.. statements]);
        return changed;
    }

    private static PolicyDocument Parse(string json, PolicyType type)
    {
        var result = PolicyParser.Parse(json, type);
        Assert.Empty(result.Diagnostics);
        return result.Document!;
    }

    private List<NaiveStatement> Statements(JsonArray policies)
    {
        var pads = Type is PolicyType.Identity or PolicyType.PermissionsBoundary or PolicyType.Session;
        var naive = new NaivePolicies(new JsonObject { [pads ? "identity" : "resource"] = policies.DeepClone() });
        return pads ? naive.Identity : naive.Resource;
    }
}
