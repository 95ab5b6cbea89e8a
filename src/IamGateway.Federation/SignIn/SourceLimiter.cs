using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace IamGateway.Federation.SignIn;

/// <summary>Limits attempts by source address: so many at once, then one each interval. IPv6 addresses count by their /64, which one household has whole.</summary>
/// <remarks>
/// A fixed table, so that no number of addresses fills the memory or pushes another's count out: addresses that share a slot share its limit.
/// Which do is secret, so that nobody can choose addresses to block someone with. Source of the algorithm: ITU-T I.371, GCRA.
/// </remarks>
internal sealed class SourceLimiter(TimeProvider clock, int burst, TimeSpan interval)
{
    private readonly long _interval = interval.Ticks;

    private readonly byte[] _slotKey = RandomNumberGenerator.GetBytes(32);

    /// <summary>For each slot, when it is empty again, in ticks.</summary>
    private readonly long[] _emptyAt = new long[16384];

    /// <summary>Takes one attempt. Null: go on; else how long to wait.</summary>
    public TimeSpan? Take(IPAddress? source)
    {
        ref var slot = ref _emptyAt[SlotOf(source ?? IPAddress.None)];
        while (true)
        {
            var now = clock.GetUtcNow().UtcTicks;
            var seen = Interlocked.Read(ref slot);
            var start = Math.Max(seen, now);
            var excess = start - now - ((burst - 1) * _interval);
            if (excess > 0)
            {
                return TimeSpan.FromTicks(excess);
            }

            if (Interlocked.CompareExchange(ref slot, start + _interval, seen) == seen)
            {
                return null;
            }
        }
    }

    private int SlotOf(IPAddress source)
    {
        var address = source.IsIPv4MappedToIPv6 ? source.MapToIPv4() : source;
        ReadOnlySpan<byte> bytes = address.GetAddressBytes();
        var network = address.AddressFamily == AddressFamily.InterNetworkV6 ? bytes[..8] : bytes;
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_slotKey, network, hash);
        return (int)(BinaryPrimitives.ReadUInt32LittleEndian(hash) % (uint)_emptyAt.Length);
    }
}
