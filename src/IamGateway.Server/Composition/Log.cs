namespace IamGateway.Server.Composition;

/// <summary>What the server's composition logs. Event ids 5001 and on.</summary>
internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Error, "The configuration file {File} changed and cannot be read, so the configuration in force stays: {Problem}")]
    public static partial void ChangedFileUnreadable(this ILogger log, string? file, string problem);
}
