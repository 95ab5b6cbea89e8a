using Microsoft.Extensions.Logging;

namespace IamGateway.Identity.Storage;

/// <summary>What the store logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Error, "The outbox of changes could not be read; everything remembered is forgotten and read anew.")]
    public static partial void OutboxUnreadable(ILogger logger, Exception failure);

    [LoggerMessage(1002, LogLevel.Error, "A subscriber failed at a change of {Entity}.")]
    public static partial void SubscriberFailed(ILogger logger, Exception failure, string entity);

    [LoggerMessage(1003, LogLevel.Information, "Schema file {Name} applied.")]
    public static partial void SchemaFileApplied(ILogger logger, string name);

    [LoggerMessage(1004, LogLevel.Error, "What has expired could not be removed; the next attempt is in an hour.")]
    public static partial void CleaningFailed(ILogger logger, Exception failure);
}
