using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Validation;
using Microsoft.Extensions.Configuration;

namespace IamGateway.Proxy.Services;

/// <summary>Reads one section <c>IamGateway:Services:NAME</c> into an action table.</summary>
internal static partial class ServiceSection
{
    private static readonly FrozenDictionary<string, AccessLevel> Levels = new Dictionary<string, AccessLevel>(StringComparer.Ordinal)
    {
        ["List"] = AccessLevel.List,
        ["Read"] = AccessLevel.Read,
        ["Write"] = AccessLevel.Write,
        ["Tagging"] = AccessLevel.Tagging,
        ["Permissions management"] = AccessLevel.PermissionsManagement,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads the section; what is wrong with it goes to <paramref name="problems"/>, and the table is then without it.</summary>
    public static ActionTable Read(IConfigurationSection section, ResourceOwner owner, ConfigurationProblems problems)
    {
        problems.CheckKeys(section, "Account", "Region", "Actions");
        problems.Add(section.Path, ServiceName().IsMatch(section.Key) ? null : "a service's name is made of a-z, 0-9 and '-'");
        owner = ReadOwner(section, owner, problems);
        var actions = section.GetSection("Actions");
        problems.Add(actions.Path, actions.GetChildren().Any() ? null : "is required: a service without actions allows nothing");
        var entries = new Dictionary<(string Method, string Shape), ActionEntry>();
        foreach (var item in actions.GetChildren())
        {
            if (!int.TryParse(item.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                problems.Add(item.Path, "must be an element of a list");
            }
            else if (ReadEntry(item, owner, problems) is { } entry && !entries.TryAdd((entry.Method, entry.Path.Shape), entry))
            {
                problems.Add(item.Path, $"is the second action for {entry.Method} {entry.Path.Shape}");
            }
        }
        return new ActionTable(section.Key, owner, entries.Values);
    }

    private static ResourceOwner ReadOwner(IConfigurationSection section, ResourceOwner owner, ConfigurationProblems problems)
    {
        var account = problems.Read(section, "Account", isRequired: false);
        problems.Add($"{section.Path}:Account", account is null || AccountId().IsMatch(account) ? null : "must be twelve digits");
        var region = problems.Read(section, "Region", isRequired: false);
        problems.Add($"{section.Path}:Region", region is null || RegionName().IsMatch(region) ? null : "must be a region such as us-east-1");
        return new ResourceOwner(account ?? owner.AccountId, region ?? owner.Region);
    }

    private static ActionEntry? ReadEntry(IConfigurationSection item, ResourceOwner owner, ConfigurationProblems problems)
    {
        problems.CheckKeys(item, "Method", "Path", "Action", "Resource", "AccessLevel", "ContextKeys");
        var before = problems.Found.Count;
        var method = problems.Read(item, "Method", isRequired: true);
        problems.Add($"{item.Path}:Method", method is null || MethodName().IsMatch(method) ? null : "must be a method in upper case, or '*'");
        var action = problems.Read(item, "Action", isRequired: true);
        problems.Add($"{item.Path}:Action", action is null || ActionName().IsMatch(action) ? null : "must be service:Verb, such as orders:GetOrder");
        var path = ReadPath(item, problems);
        var resource = ReadResource(item, path, owner, problems);
        var level = ReadLevel(item, problems);
        var keys = ReadContextKeys(item.GetSection("ContextKeys"), problems);
        if (problems.Found.Count > before || path is null || resource is null)
        {
            return null;
        }
        return new ActionEntry { Method = method!, Path = path, Action = action!, Resource = resource, AccessLevel = level, ContextKeys = keys };
    }

    private static PathTemplate? ReadPath(IConfigurationSection item, ConfigurationProblems problems)
    {
        if (problems.Read(item, "Path", isRequired: true) is not { } text)
        {
            return null;
        }
        var problem = PathTemplate.Parse(text, out var template);
        problems.Add($"{item.Path}:Path", problem);
        return problem is null ? template : null;
    }

    private static ResourceTemplate? ReadResource(IConfigurationSection item, PathTemplate? path, ResourceOwner owner, ConfigurationProblems problems)
    {
        if (problems.Read(item, "Resource", isRequired: true) is not { } text || path is null)
        {
            return null;
        }
        var problem = ResourceTemplate.Parse(text, path, owner, out var template);
        problems.Add($"{item.Path}:Resource", problem);
        return problem is null ? template : null;
    }

    private static AccessLevel ReadLevel(IConfigurationSection item, ConfigurationProblems problems)
    {
        var text = problems.Read(item, "AccessLevel", isRequired: false);
        var level = AccessLevel.Write;
        var isKnown = text is null || Levels.TryGetValue(text, out level);
        problems.Add($"{item.Path}:AccessLevel", isKnown ? null : $"must be one of {string.Join(", ", Levels.Keys.Order(StringComparer.Ordinal))}");
        return level;
    }

    /// <remarks>A context key holds a colon, which configuration takes for its own separator: <c>orders:Status</c> arrives as a section <c>orders</c> with the value <c>Status</c>.</remarks>
    private static ImmutableArray<KeyValuePair<ContextKey, ContextSource>> ReadContextKeys(IConfigurationSection section, ConfigurationProblems problems)
    {
        var keys = ImmutableArray.CreateBuilder<KeyValuePair<ContextKey, ContextSource>>();
        foreach (var (name, text) in section.AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var path = name.Length == 0 ? section.Path : $"{section.Path}:{name}";
            if (!ContextKeyName().IsMatch(name) || name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                problems.Add(path, "must be named service:Key, such as orders:Status; the keys of 'aws:' are set by the gateway alone");
                continue;
            }
            var problem = ContextSource.Parse(text!, out var source);
            problems.Add(path, problem);
            if (problem is null)
            {
                keys.Add(new(ContextKey.Of(name), source));
            }
        }
        return keys.ToImmutable();
    }

    [GeneratedRegex(@"^[a-z0-9-]{1,64}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ServiceName();

    [GeneratedRegex(@"^[0-9]{12}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AccountId();

    [GeneratedRegex(@"^[a-z0-9-]{1,64}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RegionName();

    [GeneratedRegex(@"^(\*|[A-Z][A-Z0-9-]{0,31})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MethodName();

    [GeneratedRegex(@"^[a-z0-9-]{1,64}:[A-Za-z0-9]{1,128}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ActionName();

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,64}:[A-Za-z0-9./_-]{1,128}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ContextKeyName();
}
