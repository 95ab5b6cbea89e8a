using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Proxy.Routes;

/// <summary>Registers the gateway: YARP on the section <c>ReverseProxy</c>, services and known proxies of the section <c>IamGateway</c>.</summary>
public static class GatewayServices
{
    /// <param name="configuration">The configuration's root.</param>
    public static IServiceCollection AddGateway(this IServiceCollection services, IConfiguration configuration) => throw new NotSupportedException();
}
