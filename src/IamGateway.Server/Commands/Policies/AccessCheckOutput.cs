using System.Text.Json;
using System.Text.Json.Nodes;
using IamGateway.Policy.Analysis;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Server.Commands.Policies;

/// <summary>Answers of access checks, for people and for programs.</summary>
internal static class AccessCheckOutput
{
    /// <summary>The answer and what it rests on.</summary>
    public static string Text(AccessCheckResult result, string existing, string updated) => result switch
    {
        { Answer: AccessAnswer.Pass } => $"Pass: {updated} grants nothing that {existing} does not grant.",
        { CounterExample: { } found } => string.Join('\n', [$"Fail: {updated} grants a request that {existing} does not grant:", "", .. Lines(found)]),
        _ => string.Join('\n', ["Undecided: neither could be proved, because of", .. result.Reasons.Select(reason => $"  {VisibleText.Of(reason.ToString())}")]),
    };

    /// <summary>The same; the request of a counter-example has the shape that cases have.</summary>
    public static string Json(AccessCheckResult result) => JsonSerializer.Serialize(
        new
        {
            Answer = result.Answer.ToString(),
            CounterExample = result.CounterExample is { } found ? new { Request = Request(found), found.HasBoundary, Policy = found.Statement.Policy, found.Statement.Sid, Statement = found.Statement.Index } : null,
            Reasons = result.Reasons.Select(reason => new { reason.Statement.Policy, reason.Statement.Sid, Statement = reason.Statement.Index, reason.Path, reason.Message }),
        },
        ReadableJson.Options);

    private static IEnumerable<string> Lines(CounterExample found) =>
    [
        .. found.Principal is null ? Array.Empty<string>() : [$"  principal  {VisibleText.Of(found.Principal.Text)}{Origin(found.Principal)}"],
        .. found.HasBoundary ? ["  boundary   one that allows everything"] : Array.Empty<string>(),
        $"  action     {VisibleText.Of(found.Action)}",
        $"  resource   {VisibleText.Of(found.Resource)}",
        .. found.Context.Select((key, index) => $"  {(index == 0 ? "context" : ""),-9}  {VisibleText.Of(key.Key)}: {Values(key)}"),
        "",
        $"It is granted by {DecisionWords.Of(found.Statement)}.",
    ];

    private static string Origin(Principal principal) =>
        principal.FederatedBy is { } user ? $", a session made by {VisibleText.Of(user)}" : "";

    private static string Values(CounterExampleKey key) =>
        key.Values is not { } values ? "absent"
        : key.IsMultivalued ? $"[{string.Join(", ", values.Select(VisibleText.Of))}]"
        : VisibleText.Of(values[0]);

    private static JsonObject PrincipalOf(Principal principal)
    {
        var json = new JsonObject { ["arn"] = principal.Text };
        if (principal.FederatedBy is { } user)
            json["federatedBy"] = user;
        return json;
    }

    private static JsonObject Request(CounterExample found)
    {
        var request = new JsonObject();
        if (found.Principal is not null)
            request["principal"] = PrincipalOf(found.Principal);
        request["action"] = found.Action;
        request["resource"] = new JsonObject { ["arn"] = found.Resource };
        var context = new JsonObject();
        foreach (var key in found.Context)
        {
            if (key.Values is { } values)
                context[key.Key] = key.IsMultivalued ? new JsonArray([.. values.Select(value => (JsonNode)value)]) : values[0];
        }

        request["context"] = context;
        return request;
    }
}
