using System.Net;
using Microsoft.Extensions.Logging;

namespace IamGateway.Proxy.Requests;

internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Warning,
        "Forwarding headers from {Peer} are ignored: it is not in IamGateway:KnownProxies. If it is your proxy, add its address; if it is not, somebody tries to pass for another address. Said at most once a minute.")]
    public static partial void ForwardingHeadersIgnored(this ILogger logger, IPAddress peer);
}
