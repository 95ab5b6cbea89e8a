using System.Text.Encodings.Web;
using System.Text.Json;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>How JSON is written for people.</summary>
internal static class Readable
{
    /// <summary>One line, with no more escapes than it needs.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.General) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
