namespace IamGateway.Federation.Providers;

/// <summary>Which people's groups the values of a groups claim stand for.</summary>
internal static class GroupNames
{
    private const int MaxLength = 128;

    /// <summary>Display names, each once without regard to case. Values that are not in a map that is given, or that no group could be called, are left out.</summary>
    public static IReadOnlyList<string> Of(SignInProvider provider, ExternalIdentity identity) =>
    [
        .. identity.Texts(provider.GroupsClaim)
            .Select(value => provider.GroupMap.Count == 0 ? value : provider.GroupMap.GetValueOrDefault(value, ""))
            .Where(name => !string.IsNullOrWhiteSpace(name) && name.Length <= MaxLength && !name.Any(char.IsControl))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
