namespace IamGateway.Policy.Conditions;

/// <summary>
/// An IP address as a number, read without allocating. IPv4 addresses stand where RFC 4291 maps them (<c>::ffff:0:0/96</c>), and an
/// address written in that mapped form is the IPv4 address it means.
/// </summary>
/// <param name="High">The first 64 bits.</param>
/// <param name="Low">The last 64 bits.</param>
internal readonly record struct IpValue(ulong High, ulong Low)
{
    private const int GroupCount = 8;

    /// <summary>The bits above an IPv4 address in the last half of its mapped form; the first half is zero.</summary>
    private const ulong MappedPrefix = 0x0000_ffff_0000_0000;

    /// <summary>All 128 bits as a number.</summary>
    public UInt128 Bits => new(High, Low);

    /// <summary>Whether this is an IPv4 address.</summary>
    public bool IsV4 => High == 0 && Low >> 32 == MappedPrefix >> 32;

    /// <summary>
    /// Reads <c>192.0.2.1</c> (four decimal numbers without leading zeros, which some read as octal) or any text form of an IPv6
    /// address without a zone. Source: RFC 4291, section 2.2.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, out IpValue value)
    {
        if (!TryReadV4(text, out var v4))
            return TryReadV6(text, out value);
        value = new IpValue(0, MappedPrefix | v4);
        return true;
    }

    private static bool TryReadV4(ReadOnlySpan<char> text, out uint bits)
    {
        bits = 0;
        var (octet, digits, dots) = (0U, 0, 0);
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character) && !(digits > 0 && octet == 0))
            {
                octet = (octet * 10) + (uint)(character - '0');
                digits++;
                if (octet > byte.MaxValue)
                    return false;
            }
            else if (character == '.' && digits > 0 && dots < 3)
            {
                bits = (bits << 8) | octet;
                (octet, digits, dots) = (0, 0, dots + 1);
            }
            else
            {
                return false;
            }
        }

        bits = (bits << 8) | octet;
        return dots == 3 && digits > 0;
    }

    /// <summary>Stands apart because nothing that has to do with <see cref="UInt128"/> is compiled ahead of time.</summary>
    private static bool TryReadV6(ReadOnlySpan<char> text, out IpValue value)
    {
        var isV6 = TryReadV6(text, out UInt128 bits);
        value = new IpValue((ulong)(bits >> 64), (ulong)bits);
        return isV6;
    }

    private static bool TryReadV6(ReadOnlySpan<char> text, out UInt128 bits)
    {
        bits = default;
        var gap = text.IndexOf("::");
        if (gap < 0)
            return TryReadGroups(text, out bits, out var all) && all == GroupCount;

        var tail = text[(gap + 2)..];
        if (!TryReadGroups(text[..gap], out var head, out var before) || !TryReadGroups(tail, out var end, out var after) || before + after >= GroupCount)
            return false;
        if (text[..gap].Contains('.'))
            return false; // only the end may be written as IPv4
        bits = (before == 0 ? UInt128.Zero : head << (16 * (GroupCount - before))) | end;
        return true;
    }

    /// <summary>Reads groups of hexadecimal digits between colons, the last of which may be an IPv4 address in place of two.</summary>
    private static bool TryReadGroups(ReadOnlySpan<char> text, out UInt128 bits, out int count)
    {
        bits = default;
        count = 0;
        while (!text.IsEmpty)
        {
            var colon = text.IndexOf(':');
            var part = colon < 0 ? text : text[..colon];
            if (colon < 0 && TryReadV4(part, out var v4))
            {
                bits = (bits << 32) | v4;
                count += 2;
                return count <= GroupCount;
            }

            if (!TryReadGroup(part, out var group))
                return false;
            bits = (bits << 16) | group;
            if (++count > GroupCount || colon == text.Length - 1)
                return false;
            text = colon < 0 ? [] : text[(colon + 1)..];
        }

        return true;
    }

    /// <summary>Reads one to four hexadecimal digits.</summary>
    private static bool TryReadGroup(ReadOnlySpan<char> text, out uint group)
    {
        group = 0;
        foreach (var character in text)
        {
            if (!char.IsAsciiHexDigit(character))
                return false;
            group = (group << 4) | (uint)(char.IsAsciiDigit(character) ? character - '0' : (character | 0x20) - 'a' + 10);
        }

        return text.Length is > 0 and <= 4;
    }
}
