using Microsoft.Extensions.Configuration;

namespace IamGateway.Federation.Oidc;

/// <summary>Reads the providers of the section <c>IdentityProviders</c>, and finds everything that is wrong with it.</summary>
internal static class ProviderConfiguration
{
    private const string DefaultScopes = "openid email profile";

    private static readonly string[] Settings =
    [
        "Type", "Issuer", "ClientId", "ClientSecret", "DisplayName", "Scopes", "GroupsClaim", "GroupMap", "CreateGroups", "UserNameClaim", "AllowPrivateAddresses", "AdditionalHosts",
    ];

    /// <param name="configuration">The section <c>IamGateway</c>.</param>
    /// <param name="problems">Gets every problem, beginning with its path. With problems, what is returned is of no use.</param>
    public static IReadOnlyList<OidcProvider> Read(IConfiguration configuration, List<string> problems)
    {
        var section = configuration.GetSection("IdentityProviders");
        if (!string.IsNullOrEmpty(section.Value))
        {
            problems.Add($"{section.Path}: must be a section with one section for each provider");
        }

        return [.. section.GetChildren().Select(provider => Read(provider, problems))];
    }

    private static OidcProvider Read(IConfigurationSection section, List<string> problems)
    {
        CheckShape(section, problems);
        var provider = new OidcProvider
        {
            Name = NameOf(section),
            DisplayName = section["DisplayName"] ?? NameOf(section),
            Issuer = Required(section, "Issuer", problems),
            ClientId = Required(section, "ClientId", problems),
            ClientSecret = Required(section, "ClientSecret", problems),
            Scopes = List(section.GetSection("Scopes")) is { Count: > 0 } scopes ? string.Join(' ', scopes) : DefaultScopes,
            GroupsClaim = section["GroupsClaim"] ?? "groups",
            GroupMap = Map(section.GetSection("GroupMap"), problems),
            CreateGroups = Flag(section, "CreateGroups", problems),
            UserNameClaim = section["UserNameClaim"],
            AllowPrivateAddresses = Flag(section, "AllowPrivateAddresses", problems),
            AdditionalHosts = List(section.GetSection("AdditionalHosts")),
        };
        CheckIssuer(section, provider, problems);
        CheckTexts(section, provider, problems);
        return provider;
    }

    private static void CheckShape(IConfigurationSection section, List<string> problems)
    {
        if (section.Key.Length > 32 || !NameOf(section).All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
        {
            problems.Add($"{section.Path}: a provider's name is 1 to 32 letters, digits and hyphens");
        }

        if (section["Type"] is not "oidc")
        {
            problems.Add($"{section.Path}:Type: must be 'oidc'");
        }

        var unknown = section.GetChildren().Where(child => !Settings.Contains(child.Key, StringComparer.OrdinalIgnoreCase));
        problems.AddRange(unknown.Select(child => $"{child.Path}: is not a setting of a provider; these are: {string.Join(", ", Settings)}"));
    }

    /// <summary>Environment variables are written in capitals, and the last source that sets something of a section names it.</summary>
    private static string NameOf(IConfigurationSection section) => section.Key.ToLowerInvariant();

    private static void CheckIssuer(IConfigurationSection section, OidcProvider provider, List<string> problems)
    {
        if (provider.Issuer.Length == 0)
        {
            return;
        }

        var path = $"{section.Path}:Issuer";
        if (!Uri.TryCreate(provider.Issuer, UriKind.Absolute, out var issuer) || issuer.Scheme is not ("https" or "http") || issuer.Query.Length > 0 || issuer.Fragment.Length > 0 || issuer.UserInfo.Length > 0)
        {
            problems.Add($"{path}: must be an https URL without query, fragment and user");
        }
        else if (issuer.Scheme == "http" && !issuer.IsLoopback)
        {
            problems.Add($"{path}: plain http is for loopback only; use https");
        }
        else if (issuer.IsLoopback && !provider.AllowPrivateAddresses)
        {
            problems.Add($"{path}: is a loopback address; set {section.Path}:AllowPrivateAddresses to true if it is meant");
        }
    }

    private static void CheckTexts(IConfigurationSection section, OidcProvider provider, List<string> problems)
    {
        if (!provider.Scopes.Split(' ').Contains("openid", StringComparer.Ordinal))
        {
            problems.Add($"{section.Path}:Scopes: must have 'openid'");
        }

        string[] named = ["DisplayName", "GroupsClaim", "UserNameClaim"];
        problems.AddRange(named.Where(key => section[key] is { } value && string.IsNullOrWhiteSpace(value)).Select(key => $"{section.Path}:{key}: must not be empty; leave it out for the default"));
        problems.AddRange(provider.AdditionalHosts
            .Where(host => !Uri.TryCreate($"https://{host}/", UriKind.Absolute, out var url) || !string.Equals(url.Authority, host, StringComparison.Ordinal))
            .Select(host => $"{section.Path}:AdditionalHosts: '{host}' must be a host in lower case, with a port if it is not the default"));
    }

    private static string Required(IConfigurationSection section, string key, List<string> problems)
    {
        var value = section[key];
        if (string.IsNullOrWhiteSpace(value))
        {
            problems.Add($"{section.Path}:{key}: is required");
        }

        return value?.Trim() ?? "";
    }

    private static bool Flag(IConfigurationSection section, string key, List<string> problems)
    {
        if (section[key] is not { } value)
        {
            return false;
        }

        if (!bool.TryParse(value, out var flag))
        {
            problems.Add($"{section.Path}:{key}: must be true or false");
        }

        return flag;
    }

    /// <summary>A list, or one text with spaces between.</summary>
    private static List<string> List(IConfigurationSection section) =>
        section.Value is { } text
            ? [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)]
            : [.. section.GetChildren().Select(child => child.Value).OfType<string>()];

    /// <summary>Configuration takes a colon in a key for a level, and claims have them (<c>urn:…</c>): so all levels are one key again.</summary>
    private static Dictionary<string, string> Map(IConfigurationSection section, List<string> problems)
    {
        var map = section.AsEnumerable(makePathsRelative: true)
            .Where(pair => pair.Key.Length > 0 && pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);
        problems.AddRange(map.Where(pair => string.IsNullOrWhiteSpace(pair.Value)).Select(pair => $"{section.Path}:{pair.Key}: must be the display name of a group"));
        return map;
    }
}
