using System.Text.Json;

namespace IamGateway.EndToEnd.Programs;

/// <summary>What a script of a page got.</summary>
/// <param name="Authenticate">The header <c>WWW-Authenticate</c>; empty without it.</param>
internal sealed record FetchAnswer(int Status, string Authenticate, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
