using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IamGateway.ControlPlane.Wire;

/// <summary>The members of an answer as they are recorded: with small first letters, and without those marked <see cref="SecretAttribute"/>.</summary>
internal static class ResponseRecord
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutSecrets } },
    };

    /// <summary>Null: the answer has no members.</summary>
    public static JsonObject? Of(object response) =>
        JsonSerializer.SerializeToNode(response, response.GetType(), Options) is JsonObject { Count: > 0 } members ? members : null;

    private static void LeaveOutSecrets(JsonTypeInfo type)
    {
        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            if (type.Properties[index].AttributeProvider?.IsDefined(typeof(SecretAttribute), inherit: true) == true)
                type.Properties.RemoveAt(index);
        }
    }
}
