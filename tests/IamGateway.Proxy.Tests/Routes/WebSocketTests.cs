using System.Net;
using System.Net.WebSockets;
using System.Text;
using IamGateway.Proxy.Tests.Fixtures;

namespace IamGateway.Proxy.Tests.Routes;

public sealed class WebSocketTests
{
    [Fact]
    public async Task A_websocket_opens_only_after_an_allow()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var token = gateway.Token(Configurations.Allow("execute-api:Invoke", "arn:aws:execute-api:*:*:public/$default/GET/public/chat"));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        using var denied = new ClientWebSocket();
        denied.Options.CollectHttpResponseDetails = true;
        denied.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await Assert.ThrowsAsync<WebSocketException>(() => denied.ConnectAsync(new Uri($"ws://127.0.0.1:{gateway.Port}/public/other"), limit.Token));
        Assert.Equal(HttpStatusCode.Forbidden, denied.HttpStatusCode);
        Assert.Empty(gateway.Upstream.Seen);

        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{gateway.Port}/public/chat"), limit.Token);
        Assert.Equal(WebSocketState.Open, socket.State);
        Assert.Single(gateway.Upstream.Only.All("X-IamGateway-Identity"));
        Assert.Empty(gateway.Upstream.Only.All("Authorization"));
        socket.Abort();
    }

    [Theory]
    [InlineData("/public/chat", true)]
    [InlineData("/public/other", false)]
    public async Task A_websocket_over_HTTP_2_is_decided_as_the_same_GET(string path, bool isAllowed)
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler());
        using var socket = new ClientWebSocket();
        socket.Options.HttpVersion = HttpVersion.Version20;
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        socket.Options.SetRequestHeader("Authorization", $"Bearer {gateway.Token(Configurations.Allow("execute-api:Invoke", "arn:aws:execute-api:*:*:public/$default/GET/public/chat"))}");
        var connecting = socket.ConnectAsync(new Uri($"ws://127.0.0.1:{gateway.Http2Port}{path}"), invoker, limit.Token);
        if (isAllowed)
        {
            await connecting;
            Assert.Equal("GET", gateway.Upstream.Only.Method);
        }
        else
        {
            await Assert.ThrowsAsync<WebSocketException>(() => connecting);
            Assert.Empty(gateway.Upstream.Seen);
        }
        Assert.Equal($"arn:aws:execute-api:us-east-1:123456789012:public/$default/GET{path}", gateway.Seams.OnlyDecision.Target.Resource);
        socket.Abort();
    }

    [Fact]
    public async Task What_is_sent_with_a_denied_handshake_never_reaches_the_upstream()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var answer = await gateway.SendAsync(
            "GET /public/chat HTTP/1.1\r\nHost: app.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
            + "GET /admin/x HTTP/1.1\r\nHost: app.test\r\n\r\n");
        Assert.Equal(401, answer.Status);
        Assert.Empty(gateway.Upstream.Seen);
    }

    [Fact]
    public async Task Bytes_go_both_ways_once_it_is_open()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync("127.0.0.1", gateway.Port, limit.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET /public/chat HTTP/1.1\r\nHost: app.test\r\nAuthorization: Bearer {gateway.Token(Configurations.AllowAll)}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"),
            limit.Token);
        var reader = new RawReader(stream);
        Assert.StartsWith("HTTP/1.1 101 ", await reader.ReadHeadAsync(limit.Token), StringComparison.Ordinal);
        await stream.WriteAsync("ping\r\n\r\n"u8.ToArray(), limit.Token);
        Assert.Equal("ping", await reader.ReadHeadAsync(limit.Token));
    }
}
