using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>Gives the engine what is written as lines for <c>policy evaluate</c>.</summary>
internal static class Engine
{
    /// <summary>Compiles all policies of a line.</summary>
    public static PolicySets Compile(JsonObject policies) => new(Set(PolicyType.Identity, policies["identity"]) ?? CompiledPolicySet.Empty)
    {
        Boundary = Set(PolicyType.PermissionsBoundary, policies["boundary"]),
        Session = Set(PolicyType.Session, policies["session"]),
        Resource = Set(PolicyType.Resource, policies["resource"]),
        ServiceControl = Levels(PolicyType.ServiceControl, policies["organization"]),
        ResourceControl = Levels(PolicyType.ResourceControl, policies["resourceControl"]),
    };

    /// <summary>Decides one request of a line.</summary>
    public static Decision Decide(JsonObject request, PolicySets policies) => PolicyEvaluator.Evaluate(Request(request), policies);

    /// <summary>Explains the decision of one request of a line.</summary>
    public static Explanation Explain(JsonObject request, PolicySets policies) => PolicyEvaluator.Explain(Request(request), policies);

    /// <summary>Decides one request of a line, with some keys unknown.</summary>
    public static PartialDecision DecidePartially(JsonObject request, PolicySets policies, IEnumerable<string> unknown) =>
        PolicyEvaluator.EvaluatePartially(Request(request), policies, [.. unknown.Select(ContextKey.Of)]);

    /// <summary>Reads a request.</summary>
    public static AuthorizationRequest Request(JsonObject request) => new()
    {
        Principal = Caller((string)request["principal"]!["arn"]!, (string?)request["principal"]!["federatedBy"]),
        Action = (string)request["action"]!,
        Resource = (string)request["resource"]!["arn"]!,
        ResourceAccount = (string?)request["resource"]!["account"],
        Context = Context(request["context"]!.AsObject()),
    };

    /// <summary>Reads a context.</summary>
    public static RequestContext Context(JsonObject values)
    {
        var context = new RequestContext();
        foreach (var (key, value) in values)
        {
            if (value is JsonArray list)
                context.Set(ContextKey.Of(key), [.. list.Select(item => (string)item!)]);
            else
                context.Set(ContextKey.Of(key), (string)value!);
        }

        return context;
    }

    private static Principal Caller(string text, string? maker)
    {
        var caller = Principal.Parse(text);
        Assert.NotNull(caller);
        return maker is null ? caller : caller.MadeBy(maker);
    }

    private static ImmutableArray<CompiledPolicySet>? Levels(PolicyType type, JsonNode? levels) =>
        levels is null ? null : [.. levels.AsArray().Select(level => Set(type, level)!)];

    private static CompiledPolicySet? Set(PolicyType type, JsonNode? policies) => policies is null ? null :
        PolicyCompiler.Compile(type, NaiveStatement.List(policies).Select(policy => new PolicySource((string)policy["name"]!, null, Document(type, policy["document"]!))));

    private static PolicyDocument Document(PolicyType type, JsonNode json)
    {
        var result = PolicyParser.Parse(json.ToJsonString(Readable.Json), type);
        Assert.Empty(result.Diagnostics);
        return result.Document!;
    }
}
