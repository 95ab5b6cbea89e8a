using IamGateway.Proxy.Services;
using Microsoft.Extensions.Configuration;

namespace IamGateway.Proxy.Routes;

/// <summary>Finds out what is wrong with the gateway's configuration before anything listens.</summary>
public static class GatewayConfigurationValidator
{
    private static readonly ResourceOwner AnyOwner = new("000000000000", "us-east-1");

    /// <summary>
    /// Every problem of the sections <c>ReverseProxy</c>, <c>IamGateway:Services</c> and <c>IamGateway:KnownProxies</c>, each as
    /// <c>configuration path: what is wrong</c>. Empty: the gateway can start with it.
    /// </summary>
    /// <param name="configuration">The root.</param>
    public static IReadOnlyList<string> Validate(IConfiguration configuration)
    {
        var problems = new ConfigurationProblems();
        GatewaySnapshot.Read(configuration, AnyOwner, problems);
        return problems.Found;
    }
}
