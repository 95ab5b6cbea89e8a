using Microsoft.Extensions.Logging;

namespace IamGateway.AspNetCore.Authentication;

/// <summary>Messages of authentication: 2000 to 2099. None carries a credential.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Error, "The sessions cannot be read, so the caller counts as not authenticated")]
    public static partial void SessionsUnavailable(ILogger logger, Exception exception);
}
