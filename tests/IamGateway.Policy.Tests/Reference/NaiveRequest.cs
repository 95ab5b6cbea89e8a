using System.Text.Json.Nodes;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>A request in its plainest form.</summary>
/// <param name="Context">Each key to a text, or to a list of texts for a multivalued key.</param>
/// <param name="HasBoundary">Whether the caller has a permissions boundary.</param>
internal sealed record NaiveRequest(NaivePrincipal Principal, string Action, string Resource, string ResourceAccount, JsonObject Context, bool HasBoundary)
{
    public static NaiveRequest Of(JsonObject request, bool hasBoundary) => new(
        NaivePrincipal.Parse((string)request["principal"]!["arn"]!, (string?)request["principal"]!["federatedBy"]),
        (string)request["action"]!,
        (string)request["resource"]!["arn"]!,
        (string?)request["resource"]!["account"] ?? "",
        request["context"]!.AsObject(),
        hasBoundary);

    /// <summary>The value of a context key, whose letter case does not count; null when it is absent.</summary>
    public JsonNode? Find(string key) => Context.FirstOrDefault(entry => entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;
}
