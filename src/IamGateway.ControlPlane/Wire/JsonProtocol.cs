using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IamGateway.ControlPlane.Operations;
using Microsoft.AspNetCore.Http;

namespace IamGateway.ControlPlane.Wire;

/// <summary>The awsJson 1.1 protocol: the operation in <c>X-Amz-Target</c>, JSON in and out. Source: Smithy 2.0, "AWS JSON 1.1 protocol".</summary>
internal sealed class JsonProtocol : IWireProtocol
{
    public const string TargetHeader = "X-Amz-Target";

    private static readonly JsonSerializerOptions Tree = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new Seconds(), new JsonStringEnumConverter() },
    };

    public string ContentType => "application/x-amz-json-1.1";

    public WireCall Read(HttpRequest request, ReadOnlySpan<byte> body, ServiceCatalogue services)
    {
        var target = request.Headers[TargetHeader].ToString();
        var dot = target.LastIndexOf('.');
        return dot > 0 && services.OfTarget(target[..dot]) is { } service && service.Find(target[(dot + 1)..]) is { } operation
            ? new WireCall(service, operation, JsonTree.Read(body))
            : throw new ApiException(ErrorCode.InvalidAction, $"There is no operation {Violations.Shown(target)}.");
    }

    public byte[] Answer(WireCall call, object response, string requestId) => JsonSerializer.SerializeToUtf8Bytes(response, response.GetType(), Tree);

    /// <summary>The message twice, because generated clients read only the spelling of their service's model.</summary>
    public byte[] Error(ErrorCode code, string message, string requestId) =>
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["__type"] = code.NameInJson, ["Message"] = message, ["message"] = message });

    public string NameOf(ErrorCode code) => code.NameInJson;

    public int StatusOf(ErrorCode code) => code.Status >= 500 ? code.Status : StatusCodes.Status400BadRequest;

    private sealed class Seconds : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new InvalidOperationException("Answers are only written.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.ToUnixTimeMilliseconds() / 1000m);
    }
}
