using System.Globalization;
using System.Text;
using IamGateway.Policy.Conditions;

namespace IamGateway.Policy.Analysis.Values;

/// <summary>Stands for all addresses by a few: the first of every stretch in which all are in the same blocks.</summary>
internal static class AddressTexts
{
    private static readonly UInt128 FirstV4 = new(0, 0x0000_ffff_0000_0000);
    private static readonly UInt128 LastV4 = new(0, 0x0000_ffff_ffff_ffff);

    /// <param name="blocks">The blocks as policies write them; what can't be read is in no stretch.</param>
    public static IEnumerable<string> Of(IEnumerable<string> blocks)
    {
        var starts = new SortedSet<UInt128> { 0, FirstV4, LastV4 + 1 };
        foreach (var block in blocks)
        {
            if (!IpNetwork.TryRead(block, out var network))
                continue;
            starts.Add(network.Network.Bits);
            starts.Add((network.Network.Bits | ~network.Mask.Bits) + 1); // behind the last address comes the first
        }

        return starts.OrderBy(start => start < FirstV4 || start > LastV4).ThenBy(start => start).Select(Write);
    }

    private static string Write(UInt128 address)
    {
        if (address >= FirstV4 && address <= LastV4)
            return string.Create(CultureInfo.InvariantCulture, $"{(byte)(address >> 24)}.{(byte)(address >> 16)}.{(byte)(address >> 8)}.{(byte)address}");

        var text = new StringBuilder();
        for (var shift = 112; shift >= 0; shift -= 16)
            text.Append(CultureInfo.InvariantCulture, $"{(ushort)(address >> shift):x}{(shift > 0 ? ":" : "")}");
        return text.ToString();
    }
}
