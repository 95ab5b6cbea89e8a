using System.Buffers;

namespace IamGateway.Server.Commands.Policies;

/// <summary>Reads lines of bytes from a stream as they come. A line that is too long is passed over, and said to be.</summary>
internal sealed class LineReader(Stream stream)
{
    /// <summary>The longest line that is kept, in bytes.</summary>
    public const int MaximumLength = 16 * 1_024 * 1_024;

    private readonly byte[] _chunk = new byte[65_536];
    private readonly ArrayBufferWriter<byte> _line = new();
    private int _start;
    private int _end;

    /// <summary>The line that was read last, without its end; empty when it was too long.</summary>
    public ReadOnlyMemory<byte> Line => IsTooLong ? default : _line.WrittenMemory;

    /// <summary>Whether the line that was read last is longer than <see cref="MaximumLength"/>.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Whether the next line has to be waited for: a good moment to write what there is to write.</summary>
    public bool MustWait => _start == _end;

    /// <summary>Reads the next line.</summary>
    /// <returns>False at the end of the stream.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _line.ResetWrittenCount();
        IsTooLong = false;
        var isAny = false;
        while (await FillAsync(cancellationToken))
        {
            isAny = true;
            var rest = _chunk.AsSpan(_start, _end - _start);
            var length = rest.IndexOf((byte)'\n');
            Keep(length < 0 ? rest : rest[..length]);
            _start = length < 0 ? _end : _start + length + 1;
            if (length >= 0)
                break;
        }

        return isAny;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start == _end)
        {
            _start = 0;
            _end = await stream.ReadAsync(_chunk, cancellationToken);
        }

        return _end > 0;
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        if (_line.WrittenCount + part.Length > MaximumLength)
            IsTooLong = true;
        else
            _line.Write(part);
    }
}
