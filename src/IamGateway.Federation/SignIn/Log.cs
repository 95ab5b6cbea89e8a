using Microsoft.Extensions.Logging;

namespace IamGateway.Federation.SignIn;

internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Error, "The seed of MFA device {DeviceId} cannot be opened: it was sealed by another key ring.")]
    public static partial void SeedUnreadable(ILogger logger, string deviceId, Exception exception);

    [LoggerMessage(4002, LogLevel.Warning, "The last use of a password could not be written.")]
    public static partial void PasswordUseNotWritten(ILogger logger, Exception exception);
}
