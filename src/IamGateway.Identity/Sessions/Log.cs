using Microsoft.Extensions.Logging;

namespace IamGateway.Identity.Sessions;

/// <summary>What the sessions log.</summary>
internal static partial class Log
{
    [LoggerMessage(1201, LogLevel.Warning, "The last use of sign-in {SignInId} could not be written.")]
    public static partial void UseNotWritten(ILogger logger, Exception failure, string signInId);

    [LoggerMessage(1202, LogLevel.Error, "The revocations could not be read; the known ones stay in force.")]
    public static partial void RevocationsNotRefreshed(ILogger logger, Exception failure);
}
