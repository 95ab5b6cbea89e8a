using System.Text.Json;

namespace IamGateway.EndToEnd.Programs;

/// <summary>What curl got.</summary>
/// <param name="Head">Status line and headers.</param>
internal sealed record CurlAnswer(int Status, string Head, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public bool IsProblem => Head.Contains("content-type: application/problem+json", StringComparison.OrdinalIgnoreCase);
}
