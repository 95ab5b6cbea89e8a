using System.Buffers;
using System.Text;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>Collects the bytes of a canonical request in a pooled buffer of bounded size.</summary>
internal ref struct CanonicalWriter
{
    /// <summary>Longest canonical request; the listener's limits on request lines and headers stay below it.</summary>
    public const int MaxLength = 256 * 1024;

    private const int FirstLength = 2 * 1024;

    private static readonly SearchValues<char> Unreserved = SearchValues.Create("-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~");

    private byte[]? _buffer;
    private int _length;

    /// <summary>More was written than is kept: what was written is not to be used.</summary>
    public bool IsTooLong { get; private set; }

    public readonly int Length => _length;

    public readonly byte[] Buffer => _buffer ?? [];

    public readonly ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public void Append(byte value)
    {
        var room = Room(1);
        if (!room.IsEmpty)
        {
            room[0] = value;
            _length++;
        }
    }

    public void Append(scoped ReadOnlySpan<byte> bytes)
    {
        if (bytes.TryCopyTo(Room(bytes.Length)))
        {
            _length += bytes.Length;
        }
    }

    /// <summary>Text as UTF-8.</summary>
    public void Append(scoped ReadOnlySpan<char> text)
    {
        var room = Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        if (!room.IsEmpty)
        {
            _length += Encoding.UTF8.GetBytes(text, room);
        }
    }

    /// <summary>The text's bytes percent-encoded, a percent sign as well. Source: RFC 3986 §2.3.</summary>
    public void AppendEncoded(scoped ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = stackalloc byte[4];
        for (var plain = PlainLength(text); plain < text.Length; plain = PlainLength(text))
        {
            Append(text[..plain]);
            Rune.DecodeFromUtf16(text[plain..], out var rune, out var length);
            foreach (var value in utf8[..rune.EncodeToUtf8(utf8)])
            {
                AppendEncoded(value);
            }

            text = text[(plain + length)..];
        }

        Append(text);
    }

    /// <summary>The text percent-decoded, then encoded anew, so that every way of writing it comes out the same. False: a percent sign is not followed by two digits.</summary>
    public bool TryAppendRecoded(scoped ReadOnlySpan<char> text)
    {
        Span<byte> value = stackalloc byte[1];
        for (var percent = text.IndexOf('%'); percent >= 0; percent = text.IndexOf('%'))
        {
            AppendEncoded(text[..percent]);
            if (text.Length < percent + 3 || Convert.FromHexString(text.Slice(percent + 1, 2), value, out _, out _) != OperationStatus.Done)
            {
                return false;
            }

            AppendEncoded(value[0]);
            text = text[(percent + 3)..];
        }

        AppendEncoded(text);
        return true;
    }

    public void Dispose()
    {
        if (_buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = null;
        _length = 0;
    }

    private static int PlainLength(ReadOnlySpan<char> text)
    {
        var encoded = text.IndexOfAnyExcept(Unreserved);
        return encoded < 0 ? text.Length : encoded;
    }

    private void AppendEncoded(byte value)
    {
        if (Unreserved.Contains((char)value))
        {
            Append(value);
            return;
        }

        var digits = "0123456789ABCDEF"u8;
        Append([(byte)'%', digits[value >> 4], digits[value & 15]]);
    }

    /// <summary>Room for so many bytes; empty when there is none.</summary>
    private Span<byte> Room(int count)
    {
        var needed = _length + count;
        if (needed > MaxLength)
        {
            IsTooLong = true;
            return default;
        }

        if (_buffer is null || _buffer.Length < needed)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(needed, FirstLength), 2 * (_buffer?.Length ?? 0)));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            if (_buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(_buffer);
            }

            _buffer = larger;
        }

        return _buffer.AsSpan(_length);
    }
}
