using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace IamGateway.Identity.Principals;

/// <summary>A managed policy as it ships: one file of <c>Principals/BuiltIn</c>, named for the policy, with the members that <c>CreatePolicy</c> takes.</summary>
/// <param name="Name">For example <c>ReadOnlyAccess</c>; unique whatever the path. Names and paths are AWS's.</param>
/// <param name="Path"><c>/</c>, <c>/job-function/</c> or <c>/service-role/</c>.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Document">The JSON without white space.</param>
internal sealed record BuiltInPolicy(string Name, string Path, string Description, string Document)
{
    private const string Prefix = "IamGateway.Identity.Principals.BuiltIn.", Suffix = ".json";

    /// <summary>All that ship, in the order of their names.</summary>
    public static ImmutableArray<BuiltInPolicy> All { get; } = [.. Read().OrderBy(policy => policy.Name, StringComparer.Ordinal)];

    private static IEnumerable<BuiltInPolicy> Read()
    {
        var assembly = typeof(BuiltInPolicy).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var file = JsonNode.Parse(stream)!;
            yield return new BuiltInPolicy(
                resource[Prefix.Length..^Suffix.Length], (string)file[nameof(Path)]!, (string)file[nameof(Description)]!, file["PolicyDocument"]!.ToJsonString());
        }
    }
}
