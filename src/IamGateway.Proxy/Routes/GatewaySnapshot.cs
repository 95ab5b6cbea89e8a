using System.Collections.Frozen;
using System.Net;
using IamGateway.Proxy.Requests;
using IamGateway.Proxy.Services;
using Microsoft.Extensions.Configuration;
using Yarp.ReverseProxy.Configuration;

namespace IamGateway.Proxy.Routes;

/// <summary>One whole configuration of the gateway, read and compiled. Immutable.</summary>
/// <param name="Routes">YARP's routes.</param>
/// <param name="Clusters">YARP's clusters.</param>
/// <param name="Access">What the requests of a route stand for, by the route's id.</param>
/// <param name="KnownProxies">Whose forwarding headers are believed.</param>
internal sealed record GatewaySnapshot(
    IReadOnlyList<RouteConfig> Routes,
    IReadOnlyList<ClusterConfig> Clusters,
    FrozenDictionary<string, RouteAccess> Access,
    KnownProxies KnownProxies)
{
    /// <summary>Reads a configuration. It may be used only if no problem was added.</summary>
    /// <param name="configuration">The root.</param>
    public static GatewaySnapshot Read(IConfiguration configuration, ResourceOwner owner, ConfigurationProblems problems)
    {
        var services = configuration.GetSection("IamGateway:Services").GetChildren()
            .ToFrozenDictionary(section => section.Key, section => ServiceSection.Read(section, owner, problems), StringComparer.OrdinalIgnoreCase);
        var proxies = ReadProxies(configuration.GetSection("IamGateway:KnownProxies"), problems);
        var (routes, clusters) = ReverseProxySection.Read(configuration.GetSection("ReverseProxy"), services.Keys, problems);
        if (problems.Found.Count > 0)
        {
            return new GatewaySnapshot([], [], FrozenDictionary<string, RouteAccess>.Empty, KnownProxies.None);
        }
        var access = routes.Select(route => new RouteAccess(route.RouteId, ServiceOf(route, services), owner, new RouteLiterals(route.Match.Path)));
        return new GatewaySnapshot(routes, clusters, access.ToFrozenDictionary(route => route.RouteId, StringComparer.OrdinalIgnoreCase), proxies);
    }

    private static ActionTable? ServiceOf(RouteConfig route, FrozenDictionary<string, ActionTable> services) =>
        route.Metadata?.GetValueOrDefault(RouteRules.ServiceMetadata) is { } name ? services[name] : null;

    private static KnownProxies ReadProxies(IConfigurationSection section, ConfigurationProblems problems)
    {
        var networks = new List<IPNetwork>();
        problems.Add(section.Path, section.Value is { Length: > 0 } ? "must be a list of addresses and networks" : null);
        foreach (var item in section.GetChildren())
        {
            if (item.Value is { } text && KnownProxies.TryParse(text, out var network))
            {
                networks.Add(network);
            }
            else
            {
                problems.Add(item.Path, "must be an IP address, or a network such as 10.0.0.0/8 without bits beyond its prefix");
            }
        }
        return KnownProxies.Of(networks);
    }
}
