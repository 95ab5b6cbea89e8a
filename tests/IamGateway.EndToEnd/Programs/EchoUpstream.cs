using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace IamGateway.EndToEnd.Programs;

/// <summary>An upstream that keeps the bytes of every request. Speaks just enough HTTP/1.1 itself: a web server would have tidied the headers already.</summary>
internal sealed class EchoUpstream : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<UpstreamRequest> _requests = new();
    private readonly Task _accepting;

    public EchoUpstream()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Every request so far, in order of arrival.</summary>
    public IReadOnlyList<UpstreamRequest> Requests => [.. _requests];

    /// <summary>The only request that arrived since this was asked last.</summary>
    public UpstreamRequest TakeOne()
    {
        var request = Assert.Single(_requests);
        _requests.Clear();
        return request;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_end.Token);
            _ = AnswerAsync(client);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            var request = new UpstreamRequest(await ReadHeadAsync(stream));
            _requests.Enqueue(request);
            var body = $$"""<!doctype html><title>Upstream</title><p id="echo">{{request.Method}} {{WebUtility.HtmlEncode(request.Target)}}</p>""";
            var answer = $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), _end.Token);
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var next = new byte[1];
        while (!CollectionsMarshal.AsSpan(head).EndsWith("\r\n\r\n"u8) && await stream.ReadAsync(next, _end.Token) > 0)
        {
            head.Add(next[0]);
        }

        return Encoding.Latin1.GetString(CollectionsMarshal.AsSpan(head));
    }
}
