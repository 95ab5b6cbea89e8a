using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Server.Commands.Policies;

/// <summary>Explanations for programs.</summary>
internal static class ExplanationJson
{
    /// <summary>The explanation as one object.</summary>
    /// <param name="id">The case's id; null when it has none.</param>
    /// <param name="explanation">What to write.</param>
    public static string Of(JsonElement? id, Explanation explanation)
    {
        var json = new JsonObject
        {
            ["id"] = id is { } given ? JsonNode.Parse(given.GetRawText()) : null,
            ["decision"] = explanation.Decision.Outcome.ToString(),
            ["reason"] = explanation.Decision.Reason.ToString(),
            ["decidedBy"] = explanation.Decision.Statement is { } deciding ? Statement(deciding) : null,
            ["conditions"] = new JsonArray([.. explanation.Conditions.Select(Tested)]),
            ["matched"] = new JsonArray([.. explanation.Matched.Select((statement, index) => Matched(statement, isDeny: index < explanation.DenyCount))]),
            ["missing"] = explanation.Missing is { } type ? PolicyTypeNames.Short(type) : null,
            ["missingLevel"] = explanation.MissingLevel,
            ["nearMisses"] = new JsonArray([.. explanation.NearMisses.Select(NearMiss)]),
        };
        return json.ToJsonString(ReadableJson.Options);
    }

    private static JsonObject Statement(DecidingStatement statement) => new()
    {
        ["type"] = PolicyTypeNames.Short(statement.Type),
        ["policy"] = statement.Policy,
        ["sid"] = statement.Sid,
        ["statement"] = statement.Index,
    };

    private static JsonObject Matched(DecidingStatement statement, bool isDeny)
    {
        var json = Statement(statement);
        json["effect"] = isDeny ? "Deny" : "Allow";
        return json;
    }

    private static JsonObject NearMiss(NearMiss miss)
    {
        var json = Statement(miss.Statement);
        json["failed"] = new JsonArray([.. miss.Failures.Select(Failed)]);
        return json;
    }

    private static JsonObject Failed(FailedElement failure) => new()
    {
        ["element"] = failure.Element,
        ["operator"] = failure.Operator,
        ["key"] = failure.Key,
        ["expected"] = Texts(failure.Expected),
        ["actual"] = failure.Actual is { } values ? Texts(values) : null,
        ["hint"] = failure.Hint,
    };

    private static JsonObject Tested(TestedCondition condition) => new()
    {
        ["operator"] = condition.Operator,
        ["key"] = condition.Key,
        ["expected"] = Texts(condition.Expected),
        ["actual"] = condition.Actual is { } values ? Texts(values) : null,
    };

    private static JsonArray Texts(ImmutableArray<string> values) => new([.. values.Select(value => (JsonNode)value)]);
}
