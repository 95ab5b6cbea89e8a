using Microsoft.Extensions.Configuration;

namespace IamGateway.Proxy.Services;

/// <summary>Gathers everything that is wrong with a configuration, each problem under its configuration path.</summary>
internal sealed class ConfigurationProblems
{
    private readonly List<string> _found = [];

    /// <summary>What was found, in order.</summary>
    public IReadOnlyList<string> Found => _found;

    /// <summary>Adds a problem, if there is one.</summary>
    public void Add(string path, string? problem)
    {
        if (problem is not null)
        {
            _found.Add($"{path}: {problem}");
        }
    }

    /// <summary>Reports every setting of a section that is not one of the known ones: a misspelt one would silently do nothing.</summary>
    public void CheckKeys(IConfigurationSection section, params ReadOnlySpan<string> known)
    {
        foreach (var child in section.GetChildren())
        {
            if (!IsKnown(child.Key, known))
            {
                Add(child.Path, $"is not a setting; known here: {string.Join(", ", known.ToArray())}");
            }
        }
        if (section.Value is { Length: > 0 })
        {
            Add(section.Path, "must be a section, not a value");
        }
    }

    /// <summary>Reads one value; reports a section in its place, and absence when it is required.</summary>
    public string? Read(IConfigurationSection section, string key, bool isRequired)
    {
        var child = section.GetSection(key);
        if (child.GetChildren().Any())
        {
            Add(child.Path, "must be a value, not a section");
            return null;
        }
        if (string.IsNullOrEmpty(child.Value))
        {
            Add(child.Path, isRequired ? "is required" : null);
            return null;
        }
        return child.Value;
    }

    private static bool IsKnown(string key, ReadOnlySpan<string> known)
    {
        foreach (var name in known)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }
}
