using System.Globalization;

namespace IamGateway.Policy.Conditions;

/// <summary>
/// A block of IP addresses of one family. A bare address is a block of one; bits outside the prefix are ignored.
/// Source: IAM User Guide, "IP address condition operators".
/// </summary>
/// <param name="Network">The first address.</param>
/// <param name="Mask">One bits where addresses of the block are the same.</param>
internal readonly record struct IpNetwork(IpValue Network, IpValue Mask)
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

        var mask = new IpValue(Ones(prefix), Ones(prefix - (Bits / 2)));
        network = new IpNetwork(new IpValue(first.High & mask.High, first.Low & mask.Low), mask);
        return true;
    }

    /// <summary>Whether the address is in the block. Addresses of one family are never in a block of the other.</summary>
    public bool Contains(IpValue address) => (address.High & Mask.High) == Network.High && (address.Low & Mask.Low) == Network.Low && address.IsV4 == Network.IsV4;

    /// <summary>So many one bits at the beginning of 64: none for a negative number, all from 64 on.</summary>
    private static ulong Ones(int count) => count <= 0 ? 0 : count >= Bits / 2 ? ulong.MaxValue : ulong.MaxValue << ((Bits / 2) - count);
}
