using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IamGateway.ControlPlane.Operations;
using Microsoft.AspNetCore.Http;

namespace IamGateway.ControlPlane.Wire;

/// <summary>The restJson1 protocol: the operation in method and path, its members in path, query and a JSON body, with small first letters. Source: Smithy 2.0, "AWS restJson1 protocol".</summary>
internal sealed class RestJsonProtocol : IWireProtocol
{
    /// <summary>Where the control plane is on every host; the paths of the protocol stand behind it there.</summary>
    public const string Prefix = "/.iam/aws";

    private static readonly JsonSerializerOptions Tree = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new WholeSecond(), new JsonStringEnumConverter() },
    };

    public string ContentType => "application/json";

    /// <summary>The path of a request as routes have it: <c>/</c> for calls of the other protocols.</summary>
    public static string PathOf(HttpRequest request) => request.Path.Value switch
    {
        Prefix or null or "" => "/",
        var path when path.StartsWith(Prefix + "/", StringComparison.Ordinal) => path[Prefix.Length..],
        var path => path,
    };

    public WireCall Read(HttpRequest request, ReadOnlySpan<byte> body, ServiceCatalogue services)
    {
        var path = PathOf(request);
        if (services.OfRoute(request.Method, path) is not var (service, operation))
            throw new ApiException(ErrorCode.InvalidAction, $"There is no operation {request.Method} {Violations.Shown(path)}.");

        var members = Members(JsonTree.Read(body), operation.Request);
        operation.Descriptor.Route!.AddTo(members, path, request.QueryString.Value);
        return new WireCall(service, operation, members);
    }

    public byte[] Answer(WireCall call, object response, string requestId) => JsonSerializer.SerializeToUtf8Bytes(response, response.GetType(), Tree);

    public byte[] Error(ErrorCode code, string message, string requestId) =>
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["__type"] = code.NameInJson, ["message"] = message });

    public string NameOf(ErrorCode code) => code.NameInJson;

    public int StatusOf(ErrorCode code) => code.Status;

    /// <summary>The members that a record has, by the record's names.</summary>
    private static JsonObject Members(JsonObject json, RequestShape shape)
    {
        var members = new JsonObject();
        foreach (var member in shape.Members)
        {
            if (json[member.Path] is { } value)
                members[member.Name] = Named(value, member.Reader.Structure);
        }

        return members;
    }

    private static JsonNode? Named(JsonNode? node, RequestShape? structure) => (node, structure) switch
    {
        (JsonObject json, not null) => Members(json, structure),
        (JsonArray items, not null) => new JsonArray([.. items.Select(item => Named(item, structure))]),
        _ => node?.DeepClone(),
    };

    private sealed class WholeSecond : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new InvalidOperationException("Answers are only written.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
    }
}
