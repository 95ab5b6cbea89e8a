using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace IamGateway.Proxy.Tests.Fixtures;

/// <summary>An upstream that keeps what its sockets receive, byte for byte, and answers 200, or upgrades to an echo when asked to.</summary>
internal sealed class RawUpstream : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;

    public RawUpstream()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public ConcurrentQueue<SeenRequest> Seen { get; } = new();

    /// <summary>Lines added to every answer's head.</summary>
    public string ExtraHeaders { get; set; } = "";

    public string Address => $"http://{_listener.LocalEndpoint}/";

    public SeenRequest Only => Assert.Single(Seen);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token));
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var reader = new RawReader(client.GetStream());
                while (await reader.ReadHeadAsync(_stopping.Token) is { } head)
                {
                    var body = await reader.ReadBodyAsync(head, _stopping.Token);
                    var request = new SeenRequest(head, body);
                    Seen.Enqueue(request);
                    if (request.All("Upgrade") is ["websocket"])
                    {
                        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(SwitchProtocols(request)), _stopping.Token);
                        await reader.EchoAsync(_stopping.Token);
                        return;
                    }
                    await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n{ExtraHeaders}\r\nok"[..^(request.Method == "HEAD" ? 2 : 0)]), _stopping.Token);
                }
            }
            catch (Exception problem) when (problem is IOException or OperationCanceledException or SocketException)
            {
            }
        }
    }

    private static string SwitchProtocols(SeenRequest request)
    {
#pragma warning disable CA5350 // RFC 6455 §4.2.2 says SHA-1
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(request.All("Sec-WebSocket-Key")[0] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        return $"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {accept}\r\n\r\n";
    }
}
