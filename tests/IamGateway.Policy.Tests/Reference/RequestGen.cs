using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>Generators of requests, in the form that <c>policy evaluate</c> reads them.</summary>
internal static class RequestGen
{
    private static readonly Gen<string> Resource = Gen.Frequency((1, Gen.Constant("*")), (6, Gen.Elements(Words.Resources)));

    private static readonly Gen<JsonNode> Caller =
        from arn in Gen.Elements(Words.Callers)
        from maker in Gen.Elements(Words.Alice, null)
        select (JsonNode)(maker is null || !arn.Contains(":federated-user/", StringComparison.Ordinal)
            ? new JsonObject { ["arn"] = arn }
            : new JsonObject { ["arn"] = arn, ["federatedBy"] = maker });

    /// <summary>A request.</summary>
    public static Gen<JsonNode> One { get; } = JsonGen.Object(
        ("principal", Caller),
        ("action", JsonGen.Text(Gen.Elements(Words.Actions))),
        ("resource", JsonGen.Object(("arn", JsonGen.Text(Resource)), ("account", JsonGen.Text(Gen.Elements(Words.Home, Words.Home, Words.Other)).OrNothing(50)))),
        ("context", JsonGen.Object([.. from kind in Words.Kinds where kind.Actual.Length > 0 from key in kind.Keys select (key.ToLowerInvariant(), Value(key, kind))])));

    private static Gen<JsonNode> Value(string key, ValueKind kind)
    {
        var one = JsonGen.Text(Gen.Elements(kind.Actual));
        var (single, several) = key == "k:tags" ? (1, 5) : (6, 1);
        return Gen.Frequency((single, one), (several, JsonGen.List(0, 3, one))).OrNothing(30);
    }
}
