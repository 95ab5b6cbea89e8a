using Microsoft.Extensions.Logging;

namespace IamGateway.Federation.Providers;

internal static partial class Log
{
    [LoggerMessage(4101, LogLevel.Warning, "The documents of identity provider {Provider} cannot be read.")]
    public static partial void DocumentsUnreadable(ILogger logger, string provider, Exception exception);
}
