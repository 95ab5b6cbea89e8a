using IamGateway.Proxy.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;

namespace IamGateway.Proxy.Routes;

/// <summary>Registers the gateway: YARP on the section <c>ReverseProxy</c>, services and known proxies of the section <c>IamGateway</c>.</summary>
public static class GatewayServices
{
    /// <summary>
    /// Adds YARP and the gateway's steps. The application adds a <see cref="ResourceOwner"/>, the callers' authentication and authorization
    /// (<see cref="AspNetCore.Authorization.IamServices.AddIam"/>), and calls <see cref="GatewayPipeline"/>'s two methods. A configuration with problems stops the start.
    /// </summary>
    /// <param name="configuration">The configuration's root; watched for changes.</param>
    public static IServiceCollection AddGateway(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new LiveGateway(configuration, provider.GetRequiredService<ResourceOwner>(), provider.GetRequiredService<ILogger<LiveGateway>>()));
        services.AddSingleton<IProxyConfigProvider>(provider => provider.GetRequiredService<LiveGateway>());
        services.AddReverseProxy().AddTransforms<UpstreamTransforms>();
        return services;
    }
}
