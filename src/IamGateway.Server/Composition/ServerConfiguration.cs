using IamGateway.AspNetCore.Authentication;
using System.Globalization;
using System.Net;
using IamGateway.Federation.Oidc;
using IamGateway.Federation.Providers;
using IamGateway.Proxy.Routes;
using Microsoft.Extensions.Configuration.Json;

namespace IamGateway.Server.Composition;

/// <summary>Reads the configuration in one order (defaults, <c>appsettings.json</c>, named files, environment), and finds all its problems before anything listens.</summary>
internal static class ServerConfiguration
{
    private static readonly string[] KnownSections = ["IamGateway", "ReverseProxy", "Kestrel"];
    private static readonly string[] KnownSettings = ["PublicUrl", "Region", "KnownProxies", "IdentityProviders", "Services", "Sessions", "WebIdentity", "CredentialReportInterval"];
    private static readonly string[] SessionTimes = ["Idle", "Absolute"];

    public static void Load(IConfigurationManager configuration, ServerSettings settings)
    {
        configuration.Sources.Clear();
        configuration.AddInMemoryCollection(settings.Defaults);
        configuration.AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true, reloadOnChange: true);
        foreach (var file in settings.ConfigurationFiles)
        {
            if (!File.Exists(file)) throw new ConfigurationException([$"--config {file}: there is no such file"]);
            configuration.AddJsonFile(file, optional: false, reloadOnChange: true);
        }

        configuration.AddEnvironmentVariables(source => source.Prefix = null);
    }

    /// <summary>Logs when a file that changed cannot be read. The configuration in force then stays.</summary>
    public static void LogUnreadableChanges(IConfiguration configuration, ILogger log)
    {
        foreach (var file in Files(configuration))
            file.Source.OnLoadException = failure => log.ChangedFileUnreadable(failure.Provider.Source.Path, failure.Exception.GetBaseException().Message);
    }

    /// <exception cref="ConfigurationException">There is any problem.</exception>
    public static void Validate(IConfiguration configuration, ServerSettings settings)
    {
        var section = configuration.GetSection("IamGateway");
        List<string> problems =
        [
            .. UnknownSections(configuration),
            .. UnknownKeys(section, KnownSettings),
            .. UnknownKeys(section.GetSection("Sessions"), [.. SessionTimes, "MfaAtSignIn"]),
            .. PublicUrlProblems(section, settings),
            .. ListenerProblems(configuration),
            .. SessionProblems(section.GetSection("Sessions")),
            .. ReportProblems(section),
            .. GatewayConfigurationValidator.Validate(configuration),
            .. FederationConfigurationValidator.Validate(section),
        ];
        if (problems.Count > 0) throw new ConfigurationException(problems);
    }

    /// <summary>The configured public URL, or the first listening address.</summary>
    public static Uri PublicUrl(IConfiguration configuration, ServerSettings settings) =>
        new((configuration["IamGateway:PublicUrl"] ?? settings.Urls.Split(';')[0]).TrimEnd('/') + "/");

    /// <summary>Of files only: the environment is full of other programs' variables.</summary>
    private static IEnumerable<string> UnknownSections(IConfiguration configuration) =>
        from file in Files(configuration)
        from section in file.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase)
        where !KnownSections.Contains(section, StringComparer.OrdinalIgnoreCase)
        select $"{section}: there is no such section; {file.Source.Path} may have {string.Join(", ", KnownSections)}";

    private static IEnumerable<JsonConfigurationProvider> Files(IConfiguration configuration) =>
        configuration is IConfigurationRoot root ? root.Providers.OfType<JsonConfigurationProvider>() : [];

    private static IEnumerable<string> UnknownKeys(IConfigurationSection section, string[] known) =>
        from child in section.GetChildren()
        where !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)
        select $"{child.Path}: there is no such setting; known here are {string.Join(", ", known)}";

    private static IEnumerable<string> PublicUrlProblems(IConfigurationSection section, ServerSettings settings)
    {
        var text = section["PublicUrl"] ?? settings.Urls.Split(';')[0];
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.PathAndQuery != "/" || url.UserInfo.Length > 0)
            yield return $"{section.Path}:PublicUrl: '{text}' is not a URL of scheme, host and port only, such as https://sso.example.com";
        else if (url.Scheme == "http" && !IamGatewayUrls.IsLoopback(url.Host))
            yield return $"{section.Path}:PublicUrl: '{text}' must be https: browsers keep the session cookie from plain http anywhere but on localhost";
    }

    /// <summary>Kestrel would listen there instead of where the command line says, unchecked.</summary>
    private static IEnumerable<string> ListenerProblems(IConfiguration configuration)
    {
        if (configuration.GetSection("Kestrel:Endpoints").Exists())
            yield return "Kestrel:Endpoints: listening addresses are given with --urls and --management-urls; a certificate goes to Kestrel:Certificates:Default";
    }

    private static IEnumerable<string> SessionProblems(IConfigurationSection section)
    {
        foreach (var key in SessionTimes)
        {
            if (section[key] is { } text && !(TimeSpan.TryParse(text, out var time) && time >= TimeSpan.FromMinutes(1) && time <= TimeSpan.FromDays(1)))
                yield return $"{section.Path}:{key}: '{text}' is not a time from 00:01:00 to 1.00:00:00";
        }

        if (section["MfaAtSignIn"] is { } flag && !bool.TryParse(flag, out _))
            yield return $"{section.Path}:MfaAtSignIn: '{flag}' is neither true nor false";
    }

    private static IEnumerable<string> ReportProblems(IConfigurationSection section)
    {
        if (section["CredentialReportInterval"] is { } text && !(TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero))
            yield return $"{section.Path}:CredentialReportInterval: '{text}' is not a time such as 04:00:00";
    }
}
