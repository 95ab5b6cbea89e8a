using IamGateway.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy;

namespace IamGateway.Server.Composition;

/// <summary>Refuses requests for hosts that are neither the public URL's nor a route's, so that no name of an attacker's reaches an upstream or a page.</summary>
internal sealed class KnownHosts(RequestDelegate next, IamGatewayUrls urls, IProxyStateLookup routes)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (IsKnown(context.Request.Host)) return next(context);

        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "Misdirected Request";
        return context.Response.WriteAsJsonAsync(
            new Microsoft.AspNetCore.Mvc.ProblemDetails
            {
                Title = "Unknown host",
                Status = StatusCodes.Status421MisdirectedRequest,
                Detail = $"This gateway does not serve this host name. Its own address is {urls.Issuer}.",
            },
            options: null,
            contentType: "application/problem+json",
            context.RequestAborted);
    }

    private bool IsKnown(HostString host)
    {
        if (host.Port is > 65535 || (host.Port is null && host.Value!.Length != host.Host.Length)) return false;   // no port at all
        if (urls.HasHost(host)) return true;
        foreach (var route in routes.GetRoutes())
        {
            if (route.Config.Match.Hosts is not { } hosts) continue;
            foreach (var pattern in hosts)
            {
                if (Matches(pattern, host)) return true;
            }
        }

        return false;
    }

    /// <summary>A route's host as YARP has them: <c>name</c>, <c>name:port</c> or <c>*.suffix</c>.</summary>
    private static bool Matches(string pattern, HostString host)
    {
        var wanted = HostString.FromUriComponent(pattern);
        if (wanted.Port is { } port && port != host.Port) return false;
        return wanted.Host.StartsWith("*.", StringComparison.Ordinal)
            ? host.Host.EndsWith(wanted.Host[1..], StringComparison.OrdinalIgnoreCase) && host.Host.Length >= wanted.Host.Length
            : host.Host.Equals(wanted.Host, StringComparison.OrdinalIgnoreCase);
    }
}
