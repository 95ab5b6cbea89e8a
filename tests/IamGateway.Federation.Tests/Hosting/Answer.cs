using System.Text.Json;

namespace IamGateway.Federation.Tests.Hosting;

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, string? Location, string Body, string? MediaType, IReadOnlyList<string> SetCookies, string? CacheControl)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
