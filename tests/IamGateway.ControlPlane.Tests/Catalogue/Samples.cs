using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using IamGateway.ControlPlane.AccessAnalyzer;
using IamGateway.ControlPlane.Gateway;
using IamGateway.ControlPlane.Iam;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts;
using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Tests.Catalogue;

/// <summary>A request that can be read, for any operation: made from the types of its required members.</summary>
internal static class Samples
{
    public static ServiceCatalogue Services { get; } = new(IamOperations.Table, StsOperations.Table, GatewayOperations.Table, AccessAnalyzerOperations.Table);

    /// <summary>Texts that one or another kind of value allows, tried in order.</summary>
    private static readonly string[] Texts =
    [
        "sample", "IDENTITY_POLICY", "AWS::S3::Bucket", "v1Token", "/sample/", "v1", "123456", "arn:aws:iam::123456789012:role/sample", "arn:aws:iam::aws:policy/AdministratorAccess", "SAMPLE0123456789ABCD",
        """{"Version":"2012-10-17","Statement":[]}""", "https://example.com", "00000000-0000-4000-8000-000000000000", "0123456789abcdef0123456789abcdef01234567", "0123456789abcdef0123456789abcdef", "sample.amazonaws.com",
        new('x', 1_000), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
    ];

    /// <summary>Name and service of every operation, for theories.</summary>
    public static TheoryData<string, string> Operations(Func<OperationBinding, bool> which)
    {
        var data = new TheoryData<string, string>();
        foreach (var table in Services.Tables)
        {
            foreach (var operation in table.Operations.Where(which))
                data.Add(table.Service, operation.Descriptor.Name);
        }

        return data;
    }

    public static (OperationTable Table, OperationBinding Operation) Find(string service, string name)
    {
        var table = Services.Tables.Single(table => table.Service == service);
        return (table, table.Find(name)!);
    }

    /// <summary>Parameters of the Query protocol for a record's required members.</summary>
    public static ImmutableArray<(string Name, string Value)> Of(Type record) =>
        [.. Constructor(record).GetParameters().SelectMany(parameter => Of(parameter.Name!, parameter.ParameterType))];

    private static IEnumerable<(string Name, string Value)> Of(string name, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return Of($"{name}.member.1", type.GetGenericArguments()[0]);
        if (type == typeof(bool))
            return [(name, "true")];
        if (type == typeof(int))
            return [(name, "3600")];
        if (type == typeof(string))
            return [(name, Texts[0])];
        if (type.IsEnum)
            return [(name, Enum.GetNames(type)[0])];
        if (type.GetProperty("Rule", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is TextRule rule)
            return [(name, Texts.First(text => rule.Check(text, name, [])))];
        return Of(type).Select(member => ($"{name}.{member.Name}", member.Value));
    }

    /// <summary>The same as the JSON object of awsJson.</summary>
    public static JsonObject JsonOf(Type record) =>
        [.. Constructor(record).GetParameters().Select(parameter => KeyValuePair.Create(parameter.Name!, (JsonNode?)JsonOf(parameter.Name!, parameter.ParameterType)))];

    /// <summary>The same as the JSON object of restJson.</summary>
    public static JsonObject RestJsonOf(Type record) => (JsonObject)WithSmallLetters(JsonOf(record))!;

    private static JsonNode? WithSmallLetters(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(char.ToLowerInvariant(member.Key[0]) + member.Key[1..], WithSmallLetters(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(WithSmallLetters)]),
        _ => node?.DeepClone(),
    };

    private static JsonNode JsonOf(string name, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return new JsonArray(JsonOf(name, type.GetGenericArguments()[0]));
        if (type == typeof(bool))
            return true;
        if (type == typeof(int))
            return 3600;
        return Of(name, type).ToList() is [var only] && only.Name == name ? only.Value : JsonOf(type);
    }

    private static ConstructorInfo Constructor(Type record) => record.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
}
