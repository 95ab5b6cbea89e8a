using System.Collections;
using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Models;

/// <summary>The model of a service of our own, made from its operation table, in the form in which botocore reads models: with it <c>aws iamgateway …</c> works like any other service.</summary>
internal sealed class ServiceModel
{
    private readonly JsonObject _shapes = [];

    private ServiceModel()
    {
    }

    /// <summary>The model of a service of awsJson.</summary>
    public static JsonObject Of(OperationTable table)
    {
        var model = new ServiceModel();
        JsonObject operations = [.. table.Operations.Select(operation => KeyValuePair.Create(operation.Descriptor.Name, (JsonNode?)model.Operation(operation)))];
        return new JsonObject
        {
            ["version"] = "2.0",
            ["metadata"] = new JsonObject
            {
                ["apiVersion"] = table.Version,
                ["endpointPrefix"] = table.Service,
                ["jsonVersion"] = "1.1",
                ["protocol"] = "json",
                ["serviceFullName"] = "IamGateway",
                ["serviceId"] = "IamGateway",
                ["signatureVersion"] = "v4",
                ["signingName"] = table.Service,
                ["targetPrefix"] = table.TargetPrefix,
                ["uid"] = $"{table.Service}-{table.Version}",
            },
            ["operations"] = operations,
            ["shapes"] = model._shapes,
        };
    }

    private JsonObject Operation(OperationBinding operation)
    {
        var name = operation.Descriptor.Name;
        var model = new JsonObject
        {
            ["name"] = name,
            ["http"] = new JsonObject { ["method"] = "POST", ["requestUri"] = "/" },
            ["input"] = Structure(name + "Request", operation.Request.Type, operation.Request.Required),
        };
        if (operation.HasResponse)
            model["output"] = Structure(name + "Response", operation.Response, []);
        model["errors"] = new JsonArray([.. operation.Descriptor.Errors.Union([ErrorCode.ValidationError, ErrorCode.AccessDenied]).Select(Error)]);
        return model;
    }

    /// <summary>Clients have a typed exception for each error that is in the model.</summary>
    private JsonObject Error(ErrorCode code)
    {
        _shapes[code.NameInJson] ??= new JsonObject { ["type"] = "structure", ["members"] = new JsonObject { ["message"] = Simple("string") }, ["exception"] = true };
        return Reference(code.NameInJson);
    }

    private JsonObject Structure(string name, Type type, IEnumerable<string> required)
    {
        if (!_shapes.ContainsKey(name))
        {
            _shapes[name] = null; // known from here on, so that a structure may hold itself
            JsonObject members = [.. type.GetProperties().Select(property => KeyValuePair.Create(WireNames.Of(property), (JsonNode?)Value(property.PropertyType)))];
            _shapes[name] = new JsonObject { ["type"] = "structure", ["required"] = new JsonArray([.. required.Select(member => JsonValue.Create(member))]), ["members"] = members };
        }

        return Reference(name);
    }

    private JsonObject Value(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(bool)) return Simple("boolean");
        if (type == typeof(int)) return Simple("integer");
        if (type == typeof(long)) return Simple("long");
        if (type == typeof(DateTimeOffset)) return Simple("timestamp");
        if (type == typeof(string) || type.IsEnum || type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IText<>))) return Simple("string");
        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type)) return List(type.GetGenericArguments()[0]);
        return Structure(type.Name, type, []);
    }

    private JsonObject List(Type item)
    {
        var member = Value(item);
        var name = member["shape"]!.GetValue<string>() + "List";
        _shapes[name] ??= new JsonObject { ["type"] = "list", ["member"] = member };
        return Reference(name);
    }

    private JsonObject Simple(string type)
    {
        _shapes[type] ??= new JsonObject { ["type"] = type };
        return Reference(type);
    }

    private static JsonObject Reference(string name) => new() { ["shape"] = name };
}
