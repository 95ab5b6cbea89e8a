using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>Generators of JSON from generators of texts.</summary>
internal static class JsonGen
{
    public static Gen<JsonNode> Text(Gen<string> text) => text.Select(value => (JsonNode)JsonValue.Create(value)!);

    /// <summary>One text alone, or a list of one to three.</summary>
    public static Gen<JsonNode> OneOrMore(Gen<JsonNode> item) => Gen.Frequency((3, item), (2, List(1, 3, item)));

    public static Gen<JsonNode> List(int least, int most, Gen<JsonNode> item) =>
        Gen.Choose(least, most).SelectMany(count => item.ListOf(count)).Select(items => (JsonNode)new JsonArray([.. items]));

    /// <summary>An object of the members that are not null.</summary>
    public static Gen<JsonNode> Object(params (string Name, Gen<JsonNode>? Value)[] members) =>
        Gen.CollectToList(members.Where(member => member.Value is not null).Select(member => member.Value!.Select(value => (member.Name, Value: (JsonNode?)value))))
            .Select(made => (JsonNode)new JsonObject(made.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Name, member.Value))));

    /// <summary>An object of some members; of those with the same name the first.</summary>
    public static Gen<JsonNode> Object(int least, int most, Gen<(string Name, JsonNode Value)> member) =>
        Gen.Choose(least, most).SelectMany(count => member.ListOf(count))
            .Select(made => (JsonNode)new JsonObject(made.DistinctBy(item => item.Name).Select(item => KeyValuePair.Create(item.Name, (JsonNode?)item.Value))));

    /// <summary>Nothing, so many times in a hundred.</summary>
    public static Gen<JsonNode> OrNothing(this Gen<JsonNode> gen, int percent) => Gen.Frequency((percent, Gen.Constant<JsonNode>(null!)), (100 - percent, gen));
}
