using IamGateway.Proxy.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Configuration;

namespace IamGateway.Proxy.Routes;

/// <summary>Reads YARP's section with YARP's own reader and validator, and then by our rules.</summary>
internal static class ReverseProxySection
{
    /// <summary>Reads the section; what is wrong with it goes to <paramref name="problems"/>.</summary>
    /// <param name="services">Names of the configured services.</param>
    public static (IReadOnlyList<RouteConfig> Routes, IReadOnlyList<ClusterConfig> Clusters) Read(
        IConfigurationSection section, IReadOnlyCollection<string> services, ConfigurationProblems problems)
    {
        ReverseProxyKeys.Check(section, problems);
        using var yarp = BuildYarp(section);
        IProxyConfig config;
        try
        {
            config = yarp.GetRequiredService<IProxyConfigProvider>().GetConfig();
        }
        catch (Exception problem)   // whatever YARP's many parsers throw at a value they cannot read
        {
            problems.Add(section.Path, problem.Message);
            return ([], []);
        }
        var validator = yarp.GetRequiredService<IConfigValidator>();
        var clusters = config.Clusters.Select(cluster => cluster.ClusterId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var cluster in config.Clusters)
        {
            Add(problems, $"{section.Path}:Clusters:{cluster.ClusterId}", Wait(validator.ValidateClusterAsync(cluster)));
            RouteRules.Check(cluster, $"{section.Path}:Clusters:{cluster.ClusterId}", problems);
        }
        foreach (var route in config.Routes)
        {
            Add(problems, $"{section.Path}:Routes:{route.RouteId}", Wait(validator.ValidateRouteAsync(route)));
            RouteRules.Check(route, $"{section.Path}:Routes:{route.RouteId}", clusters, services, problems);
        }
        return (config.Routes, config.Clusters);
    }

    /// <remarks>A container of its own, so that a configuration can be judged before there is an application, and without touching the one that runs.</remarks>
    private static ServiceProvider BuildYarp(IConfigurationSection section)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddReverseProxy().LoadFromConfig(section);
        return services.BuildServiceProvider();
    }

    /// <remarks>YARP's validation only waits for policy providers, and no route may name a policy.</remarks>
    private static IList<Exception> Wait(ValueTask<IList<Exception>> validation) => validation.AsTask().GetAwaiter().GetResult();

    private static void Add(ConfigurationProblems problems, string path, IList<Exception> found)
    {
        foreach (var problem in found)
        {
            problems.Add(path, problem.Message);
        }
    }
}
