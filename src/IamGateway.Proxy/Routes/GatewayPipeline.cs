using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace IamGateway.Proxy.Routes;

/// <summary>The two places where the gateway sits in an application's pipeline.</summary>
public static class GatewayPipeline
{
    /// <summary>First in the pipeline, before routing: canonical path, header hygiene, client address. Applies to every request, our own endpoints' too.</summary>
    public static IApplicationBuilder UseGatewayRequests(this IApplicationBuilder app) => throw new NotSupportedException();

    /// <summary>Maps the routes: match → authenticate → authorize → forward.</summary>
    public static IEndpointRouteBuilder MapGateway(this IEndpointRouteBuilder endpoints) => throw new NotSupportedException();
}
