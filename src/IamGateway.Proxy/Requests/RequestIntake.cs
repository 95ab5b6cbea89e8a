using System.Net;
using IamGateway.Proxy.Routes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace IamGateway.Proxy.Requests;

/// <summary>The first step of every request: what can be read in two ways is refused, what only the gateway may say is removed.</summary>
/// <remarks>Methods of the application's own invention pass; a policy decides on them.</remarks>
internal sealed class RequestIntake(RequestDelegate next, LiveGateway gateway, TimeProvider clock, ILogger<RequestIntake> log)
{
    private const int LongestMethod = 32;
    private static readonly TimeSpan WarningInterval = TimeSpan.FromMinutes(1);
    private long _lastWarning;

    public Task InvokeAsync(HttpContext context)
    {
        if (!IsServed(context))
        {
            return Refusal.WriteMalformedAsync(context, StatusCodes.Status405MethodNotAllowed, "The method is not served.");
        }
        var problem = MethodProblem(context.Request.Method) ?? PathProblem(context) ?? HeaderHygiene.Problem(context.Request.Headers) ?? AddressProblem(context);
        if (problem is not null)
        {
            return Refusal.WriteMalformedAsync(context, StatusCodes.Status400BadRequest, problem);
        }
        HeaderHygiene.Strip(context.Request.Headers);
        return next(context);
    }

    /// <remarks>CONNECT is served only as the handshake of a WebSocket over HTTP/2. Source: RFC 8441.</remarks>
    private static bool IsServed(HttpContext context) => context.Request.Method switch
    {
        "TRACE" => false,
        "CONNECT" => context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" },
        _ => true,
    };

    /// <remarks>
    /// Lower case is refused because ASP.NET and YARP compare methods without regard to case: <c>get</c> would be decided as one method and forwarded as
    /// another. Source: RFC 9110 §9.1.
    /// </remarks>
    private static string? MethodProblem(string method)
    {
        if (method.Length is 0 or > LongestMethod || !char.IsAsciiLetterUpper(method[0]))
        {
            return "The method is not a name in upper case.";
        }
        foreach (var character in method)
        {
            if (!char.IsAsciiLetterUpper(character) && !char.IsAsciiDigit(character) && character != '-')
            {
                return "The method is not a name in upper case.";
            }
        }
        return null;
    }

    private static string? PathProblem(HttpContext context)
    {
        var problem = CanonicalPath.Read(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, out var path);
        if (problem is not null)
        {
            return problem;
        }
        if (!string.Equals(context.Request.Path.Value, path, StringComparison.Ordinal) || context.Request.PathBase.HasValue)
        {
            return "The path can be read in two ways.";
        }
        return null;
    }

    private string? AddressProblem(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } remote)
        {
            return null;
        }
        var peer = ClientAddress.Normalize(remote);
        context.Connection.RemoteIpAddress = peer;
        var known = gateway.Current.KnownProxies;
        if (known.Contains(peer))
        {
            return ClientAddress.Apply(context, peer, known);
        }
        if (ClientAddress.IsClaimed(context.Request.Headers))
        {
            WarnOfUnknownProxy(peer);
        }
        return null;
    }

    private void WarnOfUnknownProxy(IPAddress peer)
    {
        var now = clock.GetTimestamp();
        var last = Volatile.Read(ref _lastWarning);
        if ((last == 0 || clock.GetElapsedTime(last, now) >= WarningInterval) && Interlocked.CompareExchange(ref _lastWarning, now, last) == last)
        {
            log.ForwardingHeadersIgnored(peer);
        }
    }
}
