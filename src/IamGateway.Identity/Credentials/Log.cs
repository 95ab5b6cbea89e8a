using Microsoft.Extensions.Logging;

namespace IamGateway.Identity.Credentials;

/// <summary>What the credentials log.</summary>
internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Error, "The signing keys could not be refreshed; the known ones stay in use.")]
    public static partial void KeysNotRefreshed(ILogger logger, Exception failure);

    [LoggerMessage(1102, LogLevel.Warning, "The last use of access key {KeyId} could not be written.")]
    public static partial void KeyUseNotWritten(ILogger logger, Exception failure, string keyId);
}
