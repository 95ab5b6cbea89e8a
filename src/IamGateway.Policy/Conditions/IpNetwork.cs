using System.Globalization;

namespace IamGateway.Policy.Conditions;

/// <summary>
/// A block of IP addresses of one family. A bare address is a block of one; bits outside the prefix are ignored.
/// Source: IAM User Guide, "IP address condition operators".
/// </summary>
/// <param name="Network">The first address.</param>
/// <param name="Mask">One bits where addresses of the block are the same.</param>
internal readonly record struct IpNetwork(IpValue Network, UInt128 Mask)
{
    private const int V4Offset = 96;
    private const int Bits = 128;

    /// <summary>Reads <c>192.0.2.0/24</c>, <c>2001:db8::/32</c> or an address.</summary>
    public static bool TryRead(string text, out IpNetwork network)
    {
        network = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var address = slash < 0 ? text : text.AsSpan(0, slash);
        if (!IpValue.TryRead(address, out var first))
            return false;

        var isWrittenV4 = !address.Contains(':');
        var prefix = Bits;
        if (slash >= 0)
        {
            var digits = text.AsSpan(slash + 1);
            if (digits.Length > 3 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out prefix))
                return false;
            if (prefix > (isWrittenV4 ? Bits - V4Offset : Bits))
                return false;
            if (isWrittenV4)
                prefix += V4Offset;
        }

        var mask = prefix == 0 ? UInt128.Zero : UInt128.MaxValue << (Bits - prefix);
        network = new IpNetwork(new IpValue(first.Bits & mask), mask);
        return true;
    }

    /// <summary>Whether the address is in the block. Addresses of one family are never in a block of the other.</summary>
    public bool Contains(IpValue address) => (address.Bits & Mask) == Network.Bits && address.IsV4 == Network.IsV4;
}
