using System.Text.Encodings.Web;
using System.Text.Json;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Server.Commands.Policies;

/// <summary>Decisions as JSON.</summary>
internal static class CaseJson
{
    /// <summary>One line, and characters such as <c>+</c> and <c>'</c> as they are.</summary>
    public static JsonWriterOptions OneLine { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The case's id as it was given, or null.</summary>
    public static void WriteId(Utf8JsonWriter json, JsonElement? id)
    {
        json.WritePropertyName("id");
        if (id is { } given)
            given.WriteTo(json);
        else
            json.WriteNullValue();
    }

    /// <summary>Which statement it is: its policy, its name (null when it has none) and its position from 0.</summary>
    public static void WriteStatement(Utf8JsonWriter json, DecidingStatement statement)
    {
        json.WriteString("policy", statement.Policy);
        json.WriteString("sid", statement.Sid);
        json.WriteNumber("statement", statement.Index);
    }
}
