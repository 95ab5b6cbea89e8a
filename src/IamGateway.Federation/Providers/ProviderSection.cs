using Microsoft.Extensions.Configuration;

namespace IamGateway.Federation.Providers;

/// <summary>The section of one provider. What is wrong in it is collected, each problem with its path.</summary>
/// <param name="section">The section.</param>
/// <param name="problems">Gets every problem.</param>
internal sealed class ProviderSection(IConfigurationSection section, List<string> problems)
{
    /// <summary>Environment variables are written in capitals, and the last source that sets something of a section names it.</summary>
    public string Name { get; } = section.Key.ToLowerInvariant();

    /// <summary>Path of a setting.</summary>
    public string PathOf(string key) => $"{section.Path}:{key}";

    public void Add(string key, string problem) => problems.Add($"{PathOf(key)}: {problem}");

    /// <summary>Null: not set.</summary>
    public string? Optional(string key)
    {
        if (section[key] is { } value && string.IsNullOrWhiteSpace(value))
        {
            Add(key, "must not be empty; leave it out for the default");
        }

        return section[key];
    }

    public string Required(string key)
    {
        if (string.IsNullOrWhiteSpace(section[key]))
        {
            Add(key, "is required");
        }

        return section[key]?.Trim() ?? "";
    }

    public bool Flag(string key)
    {
        if (section[key] is not { } value)
        {
            return false;
        }

        if (!bool.TryParse(value, out var flag))
        {
            Add(key, "must be true or false");
        }

        return flag;
    }

    /// <summary>A list, or one text with spaces between.</summary>
    public IReadOnlyList<string> List(string key)
    {
        var list = section.GetSection(key);
        return list.Value is { } text ? text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [.. list.GetChildren().Select(child => child.Value).OfType<string>()];
    }

    /// <summary>Configuration takes a colon in a key for a level, and claims have them (<c>urn:…</c>): so all levels are one key again.</summary>
    public IReadOnlyDictionary<string, string> GroupMap(string key)
    {
        var map = section.GetSection(key).AsEnumerable(makePathsRelative: true)
            .Where(pair => pair.Key.Length > 0 && pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);
        foreach (var pair in map.Where(pair => string.IsNullOrWhiteSpace(pair.Value)))
        {
            Add($"{key}:{pair.Key}", "must be the display name of a group");
        }

        return map;
    }

    /// <summary>Refuses what is no setting of the type.</summary>
    public void RequireOnly(params ReadOnlySpan<string> settings)
    {
        var known = settings.ToArray();
        var unknown = section.GetChildren().Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase));
        problems.AddRange(unknown.Select(child => $"{child.Path}: is not a setting of a provider; these are: {string.Join(", ", known)}"));
    }
}
