using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Xml;
using IamGateway.ControlPlane.Operations;
using Microsoft.AspNetCore.Http;

namespace IamGateway.ControlPlane.Wire;

/// <summary>The awsQuery protocol of IAM and STS: a form in, XML out. Source: Smithy 2.0, "AWS query protocol".</summary>
internal sealed class QueryProtocol : IWireProtocol
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly XmlWriterSettings Xml = new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true };

    private static readonly JsonSerializerOptions Tree = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new WholeSecond(), new MapEntries(), new JsonStringEnumConverter() },
    };

    public string ContentType => "text/xml";

    public WireCall Read(HttpRequest request, ReadOnlySpan<byte> body, ServiceCatalogue services)
    {
        var form = new FormTree();
        string? action = null, version = null;
        void Add(string name, string value)
        {
            if (name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase))
                return; // of a presigned request's signature
            if (name == "Action")
                action = action is null ? value : throw new ApiException(ErrorCode.MalformedInput, "The parameter Action is given twice.");
            else if (name == "Version")
                version = version is null ? value : throw new ApiException(ErrorCode.MalformedInput, "The parameter Version is given twice.");
            else
                form.Add(name, value);
        }

        UrlText.Read(request.QueryString.Value.AsSpan().TrimStart('?'), Add);
        if (!body.IsEmpty)
            UrlText.Read(FormOf(request, body), Add);

        if (string.IsNullOrEmpty(action))
            throw new ApiException(ErrorCode.MissingAction, "The request must contain the parameter Action.");
        var service = services.OfVersion(version ?? "");
        return service?.Find(action) is { } operation
            ? new WireCall(service, operation, form.ToJson())
            : throw new ApiException(ErrorCode.InvalidAction, $"Could not find operation {Violations.Shown(action)} for version {(version is null ? "NO_VERSION_SPECIFIED" : Violations.Shown(version))}");
    }

    public byte[] Answer(WireCall call, object response, string requestId)
    {
        var name = call.Operation.Descriptor.Name;
        return Document(writer =>
        {
            writer.WriteStartElement(name + "Response", call.Service.XmlNamespace);
            if (call.Operation.HasResponse)
            {
                writer.WriteStartElement(name + "Result");
                XmlTree.Write(writer, JsonSerializer.SerializeToNode(response, response.GetType(), Tree)!);
                writer.WriteEndElement();
            }

            writer.WriteStartElement("ResponseMetadata");
            writer.WriteElementString("RequestId", requestId);
            writer.WriteEndElement();
            writer.WriteEndElement();
        });
    }

    public byte[] Error(ErrorCode code, string message, string requestId) => Document(writer =>
    {
        writer.WriteStartElement("ErrorResponse");
        writer.WriteStartElement("Error");
        writer.WriteElementString("Type", code.Fault);
        writer.WriteElementString("Code", code.Name);
        writer.WriteElementString("Message", XmlTree.Printable(message));
        writer.WriteEndElement();
        writer.WriteElementString("RequestId", requestId);
        writer.WriteEndElement();
    });

    public string NameOf(ErrorCode code) => code.Name;

    public int StatusOf(ErrorCode code) => code.Status;

    private static string FormOf(HttpRequest request, ReadOnlySpan<byte> body) =>
        request.ContentType is { } type && type.AsSpan().TrimStart().StartsWith(Form, StringComparison.OrdinalIgnoreCase)
            ? Encoding.Latin1.GetString(body)   // a form is ASCII; anything else is refused where it is decoded
            : throw new ApiException(ErrorCode.MalformedInput, $"The body of a request of the Query protocol must be {Form}.");

    private static byte[] Document(Action<XmlWriter> write)
    {
        using var document = new MemoryStream();
        using (var writer = XmlWriter.Create(document, Xml))
            write(writer);
        return document.ToArray();
    }

    /// <summary>Times as XML has them: ISO 8601, UTC, whole seconds.</summary>
    private sealed class WholeSecond : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new InvalidOperationException("Answers are only written.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
    }

    private sealed class MapEntries : JsonConverter<IReadOnlyDictionary<string, int>>
    {
        public override IReadOnlyDictionary<string, int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new InvalidOperationException("Answers are only written.");

        public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, int> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteStartArray(XmlTree.Map);
            foreach (var (key, number) in value)
            {
                writer.WriteStartObject();
                writer.WriteString("key", key);
                writer.WriteNumber("value", number);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }
}
