using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using IamGateway.AspNetCore.Authentication;
using IamGateway.Policy.Evaluation;
using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>Gathers the context keys of a request: what the target says, then what the gateway knows itself.</summary>
/// <param name="clock">Tells the time of the request.</param>
internal sealed class ContextGatherer(TimeProvider clock)
{
    private readonly ConditionalWeakTable<Caller, CallerContext> _callers = [];
    private ClockText _now = ClockText.Of(DateTimeOffset.UnixEpoch);

    /// <summary>Fills an empty context.</summary>
    public void Gather(RequestContext into, HttpRequest request, Caller caller, AccessTarget target, string sourceIp)
    {
        AddTarget(into, target);
        AddOwn(into, target);
        var now = clock.GetUtcNow();
        var text = TextOf(now);
        into.Set(GlobalContextKeys.CurrentTime, text.Iso);
        into.Set(GlobalContextKeys.EpochTime, text.Epoch);
        into.Set(GlobalContextKeys.SourceIp, sourceIp);
        into.Set(GlobalContextKeys.SecureTransport, request.IsHttps ? "true" : "false");
        if (request.Headers.UserAgent is { Count: > 0 } userAgent)
        {
            into.Set(GlobalContextKeys.UserAgent, userAgent.ToString());
        }

        _callers.GetValue(caller, CallerContext.Of).AddTo(into);
        if (caller.MfaAt is { } mfaAt && !caller.IsAnonymous)
        {
            into.Set(GlobalContextKeys.MultiFactorAuthAge, Age(mfaAt, now));
        }
    }

    /// <summary>Who the caller is to the policies.</summary>
    /// <exception cref="InvalidOperationException">The caller's ARN is none that can be read.</exception>
    public Principal PrincipalOf(Caller caller) => _callers.GetValue(caller, CallerContext.Of).Principal;

    /// <summary>The address in the form policies compare: IPv4 where it is mapped into IPv6, without the zone; null when the connection has none.</summary>
    public static string? SourceIp(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null)
        {
            return null;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 && address.ScopeId != 0
            ? new IPAddress(address.GetAddressBytes()).ToString()
            : address.ToString();
    }

    /// <summary>A service's own keys. The names <c>aws:…</c> belong to the gateway, present or absent: a value taken from a request must never pass for one of them.</summary>
    private static void AddTarget(RequestContext into, AccessTarget target)
    {
        foreach (var (key, value) in target.ContextKeys)
        {
            if (!key.Name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                into.Set(key, value);
            }
        }

        if (target.Region.Length > 0)
        {
            into.Set(GlobalContextKeys.RequestedRegion, target.Region);
        }

        if (target.Account.Length > 0)
        {
            into.Set(GlobalContextKeys.ResourceAccount, target.Account);
        }
    }

    private static void AddOwn(RequestContext into, AccessTarget target)
    {
        foreach (var own in target.OwnKeys)
        {
            if (own.Value is { } value)
            {
                into.Set(own.Key, value);
            }
            else
            {
                into.Set(own.Key, own.Values);
            }
        }
    }

    private static string Age(DateTimeOffset mfaAt, DateTimeOffset now) =>
        Math.Max(0, (long)(now - mfaAt).TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private ClockText TextOf(DateTimeOffset now)
    {
        var text = Volatile.Read(ref _now);
        if (text.Second != now.ToUnixTimeSeconds())
        {
            text = ClockText.Of(now);
            Volatile.Write(ref _now, text);
        }

        return text;
    }
}
