using System.Text;
using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace IamGateway.Proxy.Requests;

/// <summary>Which request headers never get past the gateway, and which make a request ambiguous.</summary>
internal static class HeaderHygiene
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "x-forwarded", "forwarded", "x-user", "x-email", "x-groups", "cf-connecting-ip", "x-client-cert", "x-rewrite-url", "x-method-override", "x-real-ip",
        "x-client-ip", "client-ip", "true-client-ip", "x-cluster-client-ip", "fastly-client-ip", "x-originating-ip", "x-accel-redirect", "x-sendfile",
        "x-url-scheme", "front-end-https", "x-host", "proxy", "x-middleware-subrequest",
        "trailer");   // announces what is not forwarded

    private static readonly string[] Prefixes =
    [
        "x-iamgateway-", "x-forwarded-", "x-auth-request-", "x-authenticated-", "x-remote-", "remote-", "x-webauth-", "x-pomerium-", "x-amzn-oidc-",
        "x-goog-authenticated-", "x-goog-iap-", "cf-access-", "x-ms-client-principal", "x-vouch-", "x-tailscale-", "tailscale-", "x-ssl-", "ssl-", "x-arr-",
        "x-original-", "x-http-method", "x-azure-", "x-envoy-", "proxy-",
    ];

    private static readonly FrozenSet<string> ConnectionOptions =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "close", "keep-alive", "upgrade", "te");

    /// <summary>What Kestrel renames Content-Length to when the message has a Transfer-Encoding as well.</summary>
    private const string SecondLength = "X-Content-Length";

    private static readonly string[] Singletons = [HeaderNames.Host, HeaderNames.Authorization, HeaderNames.Cookie, HeaderNames.ContentLength, HeaderNames.ContentType];

    /// <summary>True: the header says who the client is or what it asks for in somebody else's name, so only the gateway may set it.</summary>
    /// <param name="name">In any case.</param>
    public static bool IsReserved(string name)
    {
        if (Names.Contains(name))
        {
            return true;
        }
        foreach (var prefix in Prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>What is wrong with the headers, for the client to read; null: nothing.</summary>
    /// <remarks>Names with <c>_</c> or <c>.</c> are refused because common upstreams read both as <c>-</c>. Source: RFC 9110 §5.3, §7.6.1, §7.8, RFC 9112 §6.3.</remarks>
    public static string? Problem(IHeaderDictionary headers)
    {
        foreach (var header in headers)
        {
            if (header.Key.AsSpan().ContainsAny('_', '.'))
            {
                return "A header's name holds '_' or '.'.";
            }
            foreach (var value in header.Value)
            {
                if (!Ascii.IsValid(value))
                {
                    return "A header holds a character that is not ASCII: programs disagree on what it is.";
                }
            }
        }
        foreach (var name in Singletons)
        {
            if (headers[name].Count > 1)
            {
                return "A header that must be sent once was sent more than once.";
            }
        }
        return headers.ContainsKey(SecondLength) ? "The message's length is given twice." : ConnectionProblem(headers);
    }

    /// <summary>Removes the reserved headers.</summary>
    public static void Strip(IHeaderDictionary headers)
    {
        List<string>? reserved = null;
        foreach (var header in headers)
        {
            if (IsReserved(header.Key))
            {
                (reserved ??= []).Add(header.Key);
            }
        }
        reserved?.ForEach(name => headers.Remove(name));
    }

    /// <remarks>Kestrel keeps of an HTTP/1.1 connection's options only those it knows, if there is one; the others are then without effect already.</remarks>
    private static string? ConnectionProblem(IHeaderDictionary headers)
    {
        foreach (var line in headers.Connection)
        {
            foreach (var option in new StringTokenizer(line ?? "", [',']))
            {
                var token = option.Trim();
                if (token.Length > 0 && !ConnectionOptions.Contains(token.Value!))
                {
                    return "The Connection header may hold only close, keep-alive, upgrade and te.";
                }
            }
        }
        return headers.Upgrade is { Count: > 0 } upgrade && (upgrade.Count > 1 || !string.Equals(upgrade[0], "websocket", StringComparison.OrdinalIgnoreCase))
            ? "The only protocol to upgrade to is websocket."
            : null;
    }
}
