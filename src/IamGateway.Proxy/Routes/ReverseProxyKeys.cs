using IamGateway.Proxy.Services;
using Microsoft.Extensions.Configuration;

namespace IamGateway.Proxy.Routes;

/// <summary>The names of YARP's settings. YARP ignores what it does not know, and a misspelt <c>Hosts</c> would open a route to every host.</summary>
internal static class ReverseProxyKeys
{
    /// <summary>Reports every unknown setting.</summary>
    public static void Check(IConfigurationSection section, ConfigurationProblems problems)
    {
        problems.CheckKeys(section, "Routes", "Clusters");
        foreach (var route in section.GetSection("Routes").GetChildren())
        {
            problems.CheckKeys(
                route, "Order", "ClusterId", "Match", "Metadata", "Transforms", "MaxRequestBodySize",
                "AuthorizationPolicy", "RateLimiterPolicy", "TimeoutPolicy", "Timeout", "CorsPolicy");
            var match = route.GetSection("Match");
            problems.CheckKeys(match, "Path", "Hosts", "Methods", "Headers", "QueryParameters");
            CheckEach(match.GetSection("Headers"), problems, "Name", "Values", "Mode", "IsCaseSensitive");
            CheckEach(match.GetSection("QueryParameters"), problems, "Name", "Values", "Mode", "IsCaseSensitive");
        }
        foreach (var cluster in section.GetSection("Clusters").GetChildren())
        {
            problems.CheckKeys(cluster, "LoadBalancingPolicy", "SessionAffinity", "HealthCheck", "HttpClient", "HttpRequest", "Metadata", "Destinations");
            CheckEach(cluster.GetSection("Destinations"), problems, "Address", "Health", "Host", "Metadata");
            problems.CheckKeys(
                cluster.GetSection("HttpClient"), "SslProtocols", "DangerousAcceptAnyServerCertificate", "MaxConnectionsPerServer",
                "EnableMultipleHttp2Connections", "RequestHeaderEncoding", "ResponseHeaderEncoding", "WebProxy");
            problems.CheckKeys(cluster.GetSection("HttpRequest"), "ActivityTimeout", "Version", "VersionPolicy", "AllowResponseBuffering");
            problems.CheckKeys(cluster.GetSection("HealthCheck"), "Active", "Passive", "AvailableDestinationsPolicy");
            problems.CheckKeys(cluster.GetSection("HealthCheck:Active"), "Enabled", "Interval", "Timeout", "Policy", "Path", "Query");
            problems.CheckKeys(cluster.GetSection("HealthCheck:Passive"), "Enabled", "Policy", "ReactivationPeriod");
            problems.CheckKeys(cluster.GetSection("SessionAffinity"), "Enabled", "Policy", "FailurePolicy", "AffinityKeyName", "Cookie");
        }
    }

    private static void CheckEach(IConfigurationSection section, ConfigurationProblems problems, params ReadOnlySpan<string> known)
    {
        foreach (var item in section.GetChildren())
        {
            problems.CheckKeys(item, known);
        }
    }
}
