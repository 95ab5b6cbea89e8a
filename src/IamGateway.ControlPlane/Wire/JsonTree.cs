using System.Text.Json;
using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Wire;

/// <summary>Reads a body of JSON: one object, no name twice, no text that is not Unicode.</summary>
internal static class JsonTree
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>The object; an empty body is an empty one.</summary>
    /// <exception cref="ApiException">The body is no such object.</exception>
    public static JsonObject Read(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
            return [];

        try
        {
            if (JsonNode.Parse(body, documentOptions: Strict) is JsonObject members)
            {
                Touch(members);
                return members;
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // told below
        }

        throw new ApiException(ErrorCode.MalformedInput, "The body is not a JSON object that can be read.");
    }

    /// <summary>Reads every text once, because half a surrogate pair is only noticed then.</summary>
    private static void Touch(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, value) in members)
                    Touch(value);
                break;
            case JsonArray items:
                foreach (var item in items)
                    Touch(item);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                _ = value.GetValue<string>();
                break;
        }
    }
}
