using IamGateway.AspNetCore.Authentication;
using IamGateway.ControlPlane.AccessAnalyzer;
using IamGateway.ControlPlane.Gateway;
using IamGateway.ControlPlane.Iam;
using IamGateway.ControlPlane.Iam.LastAccessed;
using IamGateway.ControlPlane.Iam.Reports;
using IamGateway.ControlPlane.Models;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts;
using IamGateway.ControlPlane.Sts.Sessions;
using IamGateway.ControlPlane.Wire;
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
    /// <param name="credentialReportInterval">How long a credential report is given out before another is made.</param>
    public static IServiceCollection AddControlPlane(this IServiceCollection services, string region, TimeSpan credentialReportInterval) => services
        .AddSingleton(new ControlPlaneRegion(region))
        .AddSingleton(new ServiceCatalogue(IamOperations.Table, StsOperations.Table, GatewayOperations.Table, AccessAnalyzerOperations.Table))
        .AddSingleton<CallAuthenticator>()
        .AddSingleton<OperationAuthorizer>()
        .AddSingleton<OperationPipeline>()
        .AddSingleton<CallTrail>()
        .AddSingleton<ControlPlaneEndpoint>()
        .AddSingleton<ModelArchive>()
        .AddSingleton<CompiledTrust>()
        .AddSingleton<CallerMfa>()
        .AddSingleton<SessionIssuer>()
        .AddSingleton<RoleSessions>()
        .AddSingleton<UserSessions>()
        .AddSingleton(provider => new CredentialReports(credentialReportInterval, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<AccessJobs>()
        .AddScoped<CurrentCall>()
        .AddScoped(provider => provider.GetRequiredService<CurrentCall>().Context)
        .AddScoped(provider => provider.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContext())
        .AddScoped<Scope>();

    /// <summary>Maps the control plane to <c>/.iam/aws</c> of every host, and the models for AWS's tools to <c>/.iam/models</c>.</summary>
    public static IEndpointRouteBuilder MapControlPlane(this IEndpointRouteBuilder endpoints)
    {
        var control = endpoints.ServiceProvider.GetRequiredService<ControlPlaneEndpoint>();
        endpoints.MapGet("/.iam/models", endpoints.ServiceProvider.GetRequiredService<ModelArchive>().Get);
        endpoints.Map(RestJsonProtocol.Prefix + "/{**path}", control.InvokeAsync);
        return endpoints;
    }

    /// <summary>
    /// Takes the calls that come to the public URL's host: <c>POST /</c>, <c>GET /</c> when the query names an <c>Action</c>, and the paths of the REST protocol.
    /// What is no call is left to pages and routes.
    /// </summary>
    public static IApplicationBuilder UseControlPlane(this IApplicationBuilder app)
    {
        var control = app.ApplicationServices.GetRequiredService<ControlPlaneEndpoint>();
        var urls = app.ApplicationServices.GetRequiredService<IamGatewayUrls>();
        var services = app.ApplicationServices.GetRequiredService<ServiceCatalogue>();
        return app.Use(async (context, next) =>
        {
            if (await RootPath.IsCallAsync(context.Request, urls, services))
                await control.InvokeAsync(context);
            else
                await next(context);
        });
    }
}
