using System.Text.Json.Nodes;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>Makes JSON smaller, one part at a time, without making a policy unreadable.</summary>
internal static class SmallerJson
{
    private static readonly string[] Optional =
        ["boundary", "session", "organization", "resourceControl", "Version", "Sid", "Condition", "account", "federatedBy"];

    /// <summary>All that lack one part.</summary>
    public static IEnumerable<JsonNode> Of(JsonNode root)
    {
        var count = Removals(root, mayLoseAny: false).Count();
        for (var index = 0; index < count; index++)
        {
            var copy = root.DeepClone();
            Removals(copy, mayLoseAny: false).ElementAt(index)();
            yield return copy;
        }
    }

    /// <summary>What can be taken away, the largest parts first.</summary>
    private static IEnumerable<Action> Removals(JsonNode node, bool mayLoseAny)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                if (Optional.Contains(name) || (name == "resource" && members.ContainsKey("identity")) || (mayLoseAny && members.Count > 1) || (name.StartsWith("k:", StringComparison.OrdinalIgnoreCase) && value is not JsonObject && node.GetPropertyNameOrNull() == "context"))
                    yield return () => members.Remove(name);
            }

            foreach (var (name, value) in members)
            {
                foreach (var removal in Removals(value!, name is "Condition" or "Principal" or "NotPrincipal" || node.GetPropertyNameOrNull() == "Condition"))
                    yield return removal;
            }
        }

        if (node is JsonArray items)
        {
            foreach (var item in items.Where(item => items.Count > 1 || (item as JsonObject)?["document"] is not null))
                yield return () => items.Remove(item);
            foreach (var removal in items.SelectMany(item => Removals(item!, mayLoseAny: false)))
                yield return removal;
        }
    }

    private static string? GetPropertyNameOrNull(this JsonNode node) => node.Parent is JsonObject ? node.GetPropertyName() : null;
}
