using System.Net;
using System.Net.Sockets;

namespace IamGateway.Federation.Providers;

/// <summary>Makes HTTP clients that call providers: no redirects, proxies or cookies, 5 s and 1 MB an answer, and only to addresses that are allowed.</summary>
internal static class ProviderHttp
{
    private const int MaxAnswerBytes = 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <param name="allowPrivate">Whether loopback and private addresses are allowed too.</param>
    public static HttpClient Create(bool allowPrivate)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectTimeout = Limit,
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, allowPrivate, cancellationToken),
        };
        return new HttpClient(handler) { Timeout = Limit, MaxResponseContentBufferSize = MaxAnswerBytes };
    }

    /// <summary>Looks the name up once and connects to what was checked, so that a second answer of the name server changes nothing.</summary>
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowPrivate, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        var allowed = Array.FindAll(addresses, address => ProviderAddress.IsAllowed(address, allowPrivate));
        if (allowed.Length == 0)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"No address of '{target.Host}' is one that a provider may have.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
