using System.Text.Json.Nodes;

namespace IamGateway.ControlPlane.Models;

/// <summary>Endpoint rule sets: what AWS's tools read to find out where a service is.</summary>
/// <remarks>Source: Smithy 2.0, "Rules engine specification".</remarks>
internal static class EndpointRules
{
    /// <summary>The rule set of a service at one address. An endpoint that is given on the command line still wins.</summary>
    public static JsonObject For(string url) => new()
    {
        ["version"] = "1.0",
        ["parameters"] = new JsonObject
        {
            ["Region"] = Parameter("AWS::Region", "String", "The region of the request."),
            ["UseDualStack"] = Flag("AWS::UseDualStack", "Ignored."),
            ["UseFIPS"] = Flag("AWS::UseFIPS", "Ignored."),
            ["Endpoint"] = Parameter("SDK::Endpoint", "String", "An endpoint given by the user."),
            ["UseGlobalEndpoint"] = Flag("AWS::STS::UseGlobalEndpoint", "Ignored."),
        },
        ["rules"] = new JsonArray
        {
            Rule(new JsonObject { ["ref"] = "Endpoint" }, new JsonObject { ["fn"] = "isSet", ["argv"] = new JsonArray { new JsonObject { ["ref"] = "Endpoint" } } }),
            Rule(JsonValue.Create(url)),
        },
    };

    private static JsonObject Parameter(string builtIn, string type, string documentation) =>
        new() { ["builtIn"] = builtIn, ["required"] = false, ["documentation"] = documentation, ["type"] = type };

    private static JsonObject Flag(string builtIn, string documentation) =>
        new() { ["builtIn"] = builtIn, ["required"] = true, ["default"] = false, ["documentation"] = documentation, ["type"] = "Boolean" };

    private static JsonObject Rule(JsonNode url, params JsonNode[] conditions) => new()
    {
        ["conditions"] = new JsonArray([.. conditions]),
        ["endpoint"] = new JsonObject { ["url"] = url, ["properties"] = new JsonObject(), ["headers"] = new JsonObject() },
        ["type"] = "endpoint",
    };
}
