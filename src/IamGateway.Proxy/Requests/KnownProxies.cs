using System.Collections.Immutable;
using System.Net;

namespace IamGateway.Proxy.Requests;

/// <summary>The proxies in front of the gateway whose forwarding headers are believed. Empty by default.</summary>
internal sealed class KnownProxies
{
    private readonly ImmutableArray<IPNetwork> _networks;

    private KnownProxies(ImmutableArray<IPNetwork> networks) => _networks = networks;

    /// <summary>No proxy is known.</summary>
    public static KnownProxies None { get; } = new([]);

    /// <summary>Knows these networks.</summary>
    public static KnownProxies Of(IEnumerable<IPNetwork> networks) => new([.. networks]);

    /// <summary>Reads one entry: an address, or a network in CIDR form without bits beyond its prefix.</summary>
    public static bool TryParse(string text, out IPNetwork network)
    {
        if (text.Contains('/', StringComparison.Ordinal))
        {
            return IPNetwork.TryParse(text, out network) && IPAddress.TryParse(text.AsSpan(0, text.IndexOf('/', StringComparison.Ordinal)), out var first) && first.Equals(network.BaseAddress);
        }
        if (IPAddress.TryParse(text, out var address) && text.AsSpan().IndexOfAny('.', ':') >= 0)
        {
            address = ClientAddress.Normalize(address);
            network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
            return true;
        }
        network = default;
        return false;
    }

    /// <summary>True: the address, normalised, is a known proxy's.</summary>
    public bool Contains(IPAddress address)
    {
        foreach (var network in _networks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }
        return false;
    }
}
