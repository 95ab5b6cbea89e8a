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
    /// <remarks>Kestrel, in the whole process, then refuses a bare line feed as the end of a line: another server before or behind it may not take it for one. Source: RFC 9112 §2.2.</remarks>
    /// <param name="configuration">The configuration's root; watched for changes.</param>
    public static IServiceCollection AddGateway(this IServiceCollection services, IConfiguration configuration)
    {
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", true);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new LiveGateway(configuration, provider.GetRequiredService<ResourceOwner>(), provider.GetRequiredService<ILogger<LiveGateway>>()));
        services.AddSingleton<UnmappedRequests>();
        services.AddSingleton(provider => new GatewayRoutes(provider.GetRequiredService<LiveGateway>(), provider.GetRequiredService<UnmappedRequests>()));
        services.AddSingleton<IProxyConfigProvider>(provider => provider.GetRequiredService<LiveGateway>());
        services.AddReverseProxy().AddTransforms<UpstreamTransforms>();
        return services;
    }
}
