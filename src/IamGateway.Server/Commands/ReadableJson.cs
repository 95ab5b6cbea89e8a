using System.Text.Encodings.Web;
using System.Text.Json;

namespace IamGateway.Server.Commands;

/// <summary>JSON for terminals and files: indented, and characters such as <c>+</c> and <c>'</c> as they are.</summary>
internal static class ReadableJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
