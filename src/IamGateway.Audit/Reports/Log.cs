using Microsoft.Extensions.Logging;

namespace IamGateway.Audit.Reports;

/// <summary>Messages of the reports: 2300 to 2399.</summary>
internal static partial class Log
{
    [LoggerMessage(2300, LogLevel.Warning, "When {Count} actions were last used could not be written down; it is tried again")]
    public static partial void LastAccessNotWritten(ILogger logger, int count, Exception exception);
}
