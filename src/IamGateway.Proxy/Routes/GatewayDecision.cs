using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.AspNetCore.Signing;
using IamGateway.Proxy.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace IamGateway.Proxy.Routes;

/// <summary>The first step of every proxied request: find out what it stands for, who sends it and whether that is allowed; then, and only then, forward.</summary>
internal sealed class GatewayDecision(
    RequestDelegate next,
    LiveGateway gateway,
    CallerAuthenticator authenticator,
    RequestAuthorizer authorizer,
    DenialAnswer denial,
    UpstreamIdentity identity,
    UnmappedRequests unmapped,
    ILogger<GatewayDecision> log)
{
    private const string Undecided = "The gateway cannot decide on the request now.";

    public async Task InvokeAsync(HttpContext context)
    {
        if (await IsAllowedAsync(context))
        {
            await ForwardAsync(context);
        }
    }

    /// <summary>Decides; when the answer is no, the response is written.</summary>
    private async Task<bool> IsAllowedAsync(HttpContext context)
    {
        try
        {
            return await DecideAsync(context);
        }
        catch (Exception failure)
        {
            if (!context.RequestAborted.IsCancellationRequested)
            {
                log.DecisionFailed(failure);
            }
            await FailAsync(context, StatusCodes.Status503ServiceUnavailable, Undecided);
            return false;
        }
    }

    private async Task<bool> DecideAsync(HttpContext context)
    {
        if (gateway.Find(context.GetReverseProxyFeature().Route.Config) is not { } access)
        {
            await Refusal.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, Undecided);
            return false;
        }
        if (!access.TryResolve(context.Request, out var target))
        {
            await Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, "A parameter or header that decides on access must be sent once, in plain text.");
            return false;
        }
        if (!target!.IsMapped)
        {
            unmapped.Note(access.RouteId, context.Request.Method, context.Request.Path.Value ?? "/");
        }
        var authenticated = await authenticator.AuthenticateAsync(context);
        var record = await authorizer.AuthorizeAsync(context, authenticated, target);
        if (!record.Decision.IsAllowed || !target.IsMapped)
        {
            await denial.WriteAsync(context, record);
            return false;
        }
        var request = context.Request;
        var token = identity.For(authenticated.Caller, access.RouteId);
        context.Features.Set(new AllowedRequest(request.Method, request.Path.Value!, token));
        return true;
    }

    private async Task ForwardAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException problem)
        {
            await FailAsync(context, problem.StatusCode, "The request's body cannot be read.");
            return;
        }
        if (context.GetForwarderErrorFeature() is not null && !context.Response.HasStarted)
        {
            var status = context.Response.StatusCode;
            await FailAsync(context, status, status < 500 ? "The request's body cannot be read." : "The service behind the gateway did not answer.");
        }
    }

    private static async Task FailAsync(HttpContext context, int status, string detail)
    {
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
            return;
        }
        context.Response.Clear();
        await Refusal.WriteAsync(context, status, detail);
    }
}
