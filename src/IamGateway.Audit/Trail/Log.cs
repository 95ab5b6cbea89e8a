using Microsoft.Extensions.Logging;

namespace IamGateway.Audit.Trail;

/// <summary>Messages of the trail: 2200 to 2299.</summary>
internal static partial class Log
{
    [LoggerMessage(2200, LogLevel.Critical, "The trail in {Folder} cannot be written: every request is denied until it can")]
    public static partial void TrailFailed(ILogger logger, string folder, Exception exception);

    [LoggerMessage(2201, LogLevel.Warning, "The trail in {Folder} can be written again")]
    public static partial void TrailRecovered(ILogger logger, string folder);

    [LoggerMessage(2202, LogLevel.Critical, "The gateway stops and the trail in {Folder} cannot be written: {Bytes} bytes of records are lost")]
    public static partial void RecordsLost(ILogger logger, string folder, int bytes);
}
