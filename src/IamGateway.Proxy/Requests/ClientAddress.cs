using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace IamGateway.Proxy.Requests;

/// <summary>Who the client is and which scheme and host it used, when a known proxy stands between. Everybody else's forwarding headers mean nothing.</summary>
internal static class ClientAddress
{
    private const string For = "X-Forwarded-For";
    private const string Proto = "X-Forwarded-Proto";
    private const string Host = "X-Forwarded-Host";

    private static readonly string[] Claims = [For, Proto, Host, "Forwarded", "X-Real-IP"];

    /// <summary>True: the request says something about its way here.</summary>
    public static bool IsClaimed(IHeaderDictionary headers) => Array.Exists(Claims, headers.ContainsKey);

    /// <summary>An IPv4 address mapped into IPv6 as IPv4, and any address without its zone.</summary>
    public static IPAddress Normalize(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId != 0 ? new IPAddress(address.GetAddressBytes())
        : address;

    /// <summary>Takes address, scheme and host from the known proxy's headers.</summary>
    /// <returns>What is wrong with them, for the proxy's operator to read; null: nothing.</returns>
    public static string? Apply(HttpContext context, IPAddress proxy, KnownProxies known)
    {
        var headers = context.Request.Headers;
        if (!TryFindClient(headers[For], proxy, known, out var client))
        {
            return "X-Forwarded-For does not name a client's address.";
        }
        if (headers[Proto] is { Count: > 0 } proto)
        {
            if (proto.Count > 1 || proto[0] is not ("http" or "https"))
            {
                return "X-Forwarded-Proto must be http or https, once.";
            }
            context.Request.Scheme = proto[0]!;
        }
        if (headers[Host] is { Count: > 0 } host)
        {
            if (host.Count > 1 || !IsHost(host[0]))
            {
                return "X-Forwarded-Host must be one host.";
            }
            context.Request.Host = new HostString(host[0]!);
        }
        context.Connection.RemoteIpAddress = client;
        return null;
    }

    /// <summary>The rightmost hop that is not a known proxy; the leftmost one when all are.</summary>
    private static bool TryFindClient(StringValues hops, IPAddress proxy, KnownProxies known, out IPAddress client)
    {
        client = proxy;
        for (var line = hops.Count - 1; line >= 0; line--)
        {
            var rest = (hops[line] ?? "").AsSpan();
            while (true)
            {
                var comma = rest.LastIndexOf(',');
                if (!TryReadHop(rest[(comma + 1)..].Trim(), out client))
                {
                    return false;
                }
                if (!known.Contains(client))
                {
                    return true;
                }
                if (comma < 0)
                {
                    break;
                }
                rest = rest[..comma];
            }
        }
        return true;
    }

    private static bool TryReadHop(ReadOnlySpan<char> text, out IPAddress address)
    {
        address = IPAddress.None;
        if (text.IndexOfAny('.', ':') < 0)
        {
            return false;   // "unknown", a pseudonym, or a number that the parser would take for an address
        }
        IPAddress? parsed;
        if (IPEndPoint.TryParse(text, out var end) && (text[0] == '[' || text.Count(':') == 1))
        {
            parsed = end.Address;
        }
        else if (!IPAddress.TryParse(text, out parsed))
        {
            return false;
        }
        address = Normalize(parsed);
        return true;
    }

    private static bool IsHost(string? host) =>
        !string.IsNullOrEmpty(host) && host.Length <= 255 && !host.AsSpan().ContainsAnyExcept(HostCharacters) && Uri.TryCreate($"http://{host}/", UriKind.Absolute, out _);

    private static readonly System.Buffers.SearchValues<char> HostCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.:[]");
}
