using Microsoft.Extensions.Logging;

namespace IamGateway.Web.Forms;

internal static partial class Log
{
    [LoggerMessage(EventId = 7001, Level = LogLevel.Error, Message = "The page {Method} {Path} failed (request {RequestId})")]
    public static partial void PageFailed(ILogger logger, Exception exception, string method, string path, string requestId);
}
