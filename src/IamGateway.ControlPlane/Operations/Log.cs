using Microsoft.Extensions.Logging;

namespace IamGateway.ControlPlane.Operations;

/// <summary>Messages of the control plane: 6000 to 6099. None carries a secret.</summary>
internal static partial class Log
{
    [LoggerMessage(6000, LogLevel.Error, "Call {RequestId} failed")]
    public static partial void CallFailed(ILogger logger, string requestId, Exception exception);

    [LoggerMessage(6001, LogLevel.Critical, "Call {RequestId}, {Action} of {Caller}, changed the store, and its record has not reached the trail")]
    public static partial void ChangeNotRecorded(ILogger logger, string requestId, string action, string caller, Exception exception);
}
