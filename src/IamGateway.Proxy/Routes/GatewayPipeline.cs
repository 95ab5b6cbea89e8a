using IamGateway.Proxy.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace IamGateway.Proxy.Routes;

/// <summary>The two places where the gateway sits in an application's pipeline.</summary>
public static class GatewayPipeline
{
    /// <summary>
    /// First in the pipeline: canonical path, header hygiene, client address, and then routing, which must not see a request before. Applies to every
    /// request, our own endpoints' too.
    /// </summary>
    public static IApplicationBuilder UseGatewayRequests(this IApplicationBuilder app) => app.UseMiddleware<RequestIntake>().UseRouting();

    /// <summary>Maps the routes: match → authenticate → authorize → forward. No route is open: what may pass, a policy says.</summary>
    public static IEndpointRouteBuilder MapGateway(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapReverseProxy(proxy =>
        {
            proxy.UseMiddleware<GatewayDecision>();
            proxy.UseSessionAffinity();
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        });
        return endpoints;
    }
}
