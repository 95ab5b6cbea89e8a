using System.Net;
using System.Net.Sockets;

namespace IamGateway.Federation.Providers;

/// <summary>Which addresses the gateway may call for a provider. A name that an outsider controls must not lead it into the inner network.</summary>
internal static class ProviderAddress
{
    // Source: IANA special-purpose address registries (RFC 6890), for blocks that are not globally reachable.
    private static readonly IPNetwork[] Private =
    [
        .. new[]
        {
            "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.18.0.0/15", "::1/128", "fc00::/7",
        }.Select(IPNetwork.Parse),
    ];

    // Never, whatever is configured: metadata services live on link-local addresses; the others reach nothing, or something else by translation.
    private static readonly IPNetwork[] Never =
    [
        .. new[]
        {
            "0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "::/128", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool IsAllowed(IPAddress address, bool allowPrivate)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IsIn(Private, plain) ? allowPrivate : !IsIn(Never, plain);
    }

    private static bool IsIn(IPNetwork[] networks, IPAddress address) =>
        address.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6) || Array.Exists(networks, network => network.Contains(address));
}
