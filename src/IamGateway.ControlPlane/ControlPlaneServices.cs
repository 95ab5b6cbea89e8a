using IamGateway.AspNetCore.Authentication;
using IamGateway.ControlPlane.Gateway;
using IamGateway.ControlPlane.Iam;
using IamGateway.ControlPlane.Models;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts;
using IamGateway.ControlPlane.Sts.Sessions;
using IamGateway.Identity.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane;

/// <summary>Registers the control plane and maps it.</summary>
public static class ControlPlaneServices
{
    /// <summary>Adds the operations and their pipeline. The application adds the seams of the middleware, the identity store and the trail.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="region">The region that the control plane says it is in.</param>
    public static IServiceCollection AddControlPlane(this IServiceCollection services, string region) => services
        .AddSingleton(new ControlPlaneRegion(region))
        .AddSingleton(new ServiceCatalogue(IamOperations.Table, StsOperations.Table, GatewayOperations.Table))
        .AddSingleton<CallAuthenticator>()
        .AddSingleton<OperationAuthorizer>()
        .AddSingleton<OperationPipeline>()
        .AddSingleton<CallTrail>()
        .AddSingleton<ControlPlaneEndpoint>()
        .AddSingleton<ModelArchive>()
        .AddSingleton<TrustPolicies>()
        .AddSingleton<CallerMfa>()
        .AddSingleton<SessionIssuer>()
        .AddSingleton<RoleSessions>()
        .AddSingleton<UserSessions>()
        .AddScoped<CurrentCall>()
        .AddScoped(provider => provider.GetRequiredService<CurrentCall>().Context)
        .AddScoped(provider => provider.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContext())
        .AddScoped<Scope>();

    /// <summary>Maps the control plane to <c>POST /</c> of the public URL's host, to <c>GET /</c> there when the query names an <c>Action</c>, and to <c>/.iam/aws</c> of every host; and the models for AWS's tools to <c>/.iam/models</c>.</summary>
    public static IEndpointRouteBuilder MapControlPlane(this IEndpointRouteBuilder endpoints)
    {
        var control = endpoints.ServiceProvider.GetRequiredService<ControlPlaneEndpoint>();
        endpoints.MapGet("/.iam/models", endpoints.ServiceProvider.GetRequiredService<ModelArchive>().Get);
        endpoints.MapMethods("/.iam/aws", [HttpMethods.Get, HttpMethods.Post], control.InvokeAsync);
        return endpoints;
    }

    /// <summary>Takes the calls that come to the root path of the public URL's host, which a page or a route has otherwise.</summary>
    public static IApplicationBuilder UseControlPlane(this IApplicationBuilder app)
    {
        var control = app.ApplicationServices.GetRequiredService<ControlPlaneEndpoint>();
        var urls = app.ApplicationServices.GetRequiredService<IamGatewayUrls>();
        return app.Use((context, next) => IsCall(context.Request, urls) ? control.InvokeAsync(context) : next(context));
    }

    private static bool IsCall(HttpRequest request, IamGatewayUrls urls) =>
        request.Path.Value is "/"
        && urls.HasHost(request.Host)
        && (HttpMethods.IsPost(request.Method) || (HttpMethods.IsGet(request.Method) && request.Query.ContainsKey("Action")));
}
