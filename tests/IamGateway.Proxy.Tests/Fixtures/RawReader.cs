using System.Globalization;
using System.Text;

namespace IamGateway.Proxy.Tests.Fixtures;

/// <summary>Reads HTTP/1.1 messages from a stream without understanding more of them than where they end.</summary>
internal sealed class RawReader(Stream stream)
{
    private readonly byte[] _block = new byte[16 * 1024];
    private readonly StringBuilder _buffered = new();

    /// <summary>The next message's first line and headers; null at the end of the stream.</summary>
    public async Task<string?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        int end;
        while ((end = _buffered.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
        {
            if (!await FillAsync(cancellationToken))
            {
                return null;
            }
        }
        var head = _buffered.ToString(0, end);
        _buffered.Remove(0, end + 4);
        return head;
    }

    public async Task<string> ReadBodyAsync(string head, CancellationToken cancellationToken)
    {
        var lines = head.Split("\r\n").Skip(1).Select(line => line.Split(':', 2)).ToLookup(pair => pair[0], pair => pair[^1].Trim(), StringComparer.OrdinalIgnoreCase);
        if (lines["Transfer-Encoding"].Any())
        {
            return await ReadChunksAsync(cancellationToken);
        }
        var length = lines["Content-Length"].Any() ? int.Parse(lines["Content-Length"].First(), CultureInfo.InvariantCulture) : 0;
        while (_buffered.Length < length && await FillAsync(cancellationToken))
        {
        }
        length = Math.Min(length, _buffered.Length);
        var body = _buffered.ToString(0, length);
        _buffered.Remove(0, length);
        return body;
    }

    /// <summary>Sends back everything that comes.</summary>
    public async Task EchoAsync(CancellationToken cancellationToken)
    {
        do
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(_buffered.ToString()), cancellationToken);
            _buffered.Clear();
        }
        while (await FillAsync(cancellationToken));
    }

    /// <summary>The chunks' data; trailers, if any, follow after a line end, so that a test sees them.</summary>
    private async Task<string> ReadChunksAsync(CancellationToken cancellationToken)
    {
        var body = new StringBuilder();
        while (true)
        {
            var line = await ReadUntilAsync("\r\n", cancellationToken);
            if (!int.TryParse(line.TrimEnd(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var size))
            {
                return body.Append(line).ToString();
            }
            if (size == 0)
            {
                while (await ReadUntilAsync("\r\n", cancellationToken) is { Length: > 2 } trailer)
                {
                    body.Append("\r\n").Append(trailer.TrimEnd());
                }
                return body.ToString();
            }
            while (_buffered.Length < size + 2 && await FillAsync(cancellationToken))
            {
            }
            body.Append(_buffered.ToString(0, Math.Min(size, _buffered.Length)));
            _buffered.Remove(0, Math.Min(size + 2, _buffered.Length));
        }
    }

    private async Task<string> ReadUntilAsync(string mark, CancellationToken cancellationToken)
    {
        int end;
        while ((end = _buffered.ToString().IndexOf(mark, StringComparison.Ordinal)) < 0)
        {
            if (!await FillAsync(cancellationToken))
            {
                break;
            }
        }
        var text = _buffered.ToString(0, end < 0 ? _buffered.Length : end + mark.Length);
        _buffered.Remove(0, text.Length);
        return text;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        var read = await stream.ReadAsync(_block, cancellationToken);
        _buffered.Append(Encoding.Latin1.GetString(_block, 0, read));
        return read > 0;
    }
}
