using Microsoft.Extensions.Logging;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>Messages of authorization: 2100 to 2199.</summary>
internal static partial class Log
{
    [LoggerMessage(2100, LogLevel.Error, "Decision {DecisionId} could not be made, so the request is denied")]
    public static partial void DecisionFailed(ILogger logger, string decisionId, Exception exception);

    [LoggerMessage(2101, LogLevel.Debug, "Decision {DecisionId} cannot be recorded, so the request is denied")]
    public static partial void DecisionNotRecorded(ILogger logger, string decisionId);

    [LoggerMessage(2102, LogLevel.Error, "Decision {DecisionId} cannot be recorded, so the request is denied")]
    public static partial void RecordingFailed(ILogger logger, string decisionId, Exception exception);

    [LoggerMessage(2103, LogLevel.Warning, "Denied request {DecisionId}: the client's address is unknown")]
    public static partial void NoSourceAddress(ILogger logger, string decisionId);
}
