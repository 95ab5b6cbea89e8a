using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Tests.Catalogue;

/// <summary>Every operation against the model of its service that the aws CLI carries: what clients send can be read, and what is answered they can read.</summary>
[Trait("Peer", "aws")]
public sealed class ModelTests
{
    private static readonly ConcurrentDictionary<string, ServiceModel> Models = new();

    public static TheoryData<string, string> All => Samples.Operations(operation => !operation.Descriptor.Action.StartsWith("iamgateway:", StringComparison.Ordinal));

    [Theory, MemberData(nameof(All))]
    public void A_request_has_the_members_of_the_model(string service, string name)
    {
        var (model, operation) = Find(service, name);
        var input = model.Structure(name, "input");
        var members = input is null ? [] : model.Members(input).Select(member => member.Name).ToList();
        var required = input is null ? [] : model.Required(input);

        Assert.Equal(required.Order(StringComparer.Ordinal), operation.Request.Required.Order(StringComparer.Ordinal));
        Assert.Empty(operation.Request.Optional.Except(members));
    }

    [Theory, MemberData(nameof(All))]
    public void An_answer_has_the_members_of_the_model(string service, string name)
    {
        var (model, operation) = Find(service, name);
        var output = model.Structure(name, "output");

        Assert.Equal(output is not null, operation.HasResponse);
        if (output is not null)
            AssertFits(model, output, operation.Response, name);
    }

    private static (ServiceModel Model, OperationBinding Operation) Find(string service, string name)
    {
        var (table, operation) = Samples.Find(service, name);
        var model = Models.GetOrAdd(service, _ => ServiceModel.Of(service, table.Version));
        Assert.True(model.Has(name), $"{service} has no operation {name}");
        return (model, operation);
    }

    /// <summary>Each member that is answered is in the model with the same kind of value, and each that the model requires is answered.</summary>
    private static void AssertFits(ServiceModel model, JsonObject shape, Type type, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        switch (shape["type"]!.GetValue<string>())
        {
            case "structure":
                var members = model.Members(shape).ToDictionary(member => member.Name, member => member.Shape);
                var answered = type.GetProperties().Where(property => property.GetMethod!.IsPublic && property.Name != "EqualityContract").ToDictionary(WireNames.Of);
                Assert.All(answered, member =>
                {
                    Assert.True(members.ContainsKey(member.Key), $"{path} has no member {member.Key}");
                    AssertFits(model, members[member.Key], member.Value.PropertyType, $"{path}.{member.Key}");
                });
                Assert.Empty(model.Required(shape).Except(answered.Keys));
                break;
            case "list":
                Assert.True(type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type), $"{path} must be a list");
                AssertFits(model, model.Shape(shape["member"]!["shape"]!.GetValue<string>()), type.GetGenericArguments()[0], path + "[]");
                break;
            case "map":
                Assert.True(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>), $"{path} must be a map");
                break;
            case "timestamp":
                Assert.Equal((path, typeof(DateTimeOffset)), (path, type));
                break;
            case "boolean":
                Assert.Equal((path, typeof(bool)), (path, type));
                break;
            case "integer" or "long":
                Assert.True(type == typeof(int) || type == typeof(long), $"{path} must be a number");
                break;
            case "blob":
                Assert.Equal((path, typeof(byte[])), (path, type));
                break;
            default:
                Assert.True(type == typeof(string) || type.IsEnum, $"{path} must be a text, and is {type}");
                break;
        }
    }
}
