using Microsoft.Extensions.Logging;

namespace IamGateway.Proxy.Routes;

internal static partial class Log
{
    [LoggerMessage(4101, LogLevel.Error, "A request could not be decided and was refused.")]
    public static partial void DecisionFailed(this ILogger logger, Exception failure);

    [LoggerMessage(4102, LogLevel.Information, "Route {Route} names no service: its requests are decided as execute-api:Invoke, and denied until a policy allows them.")]
    public static partial void RouteWithoutService(this ILogger logger, string route);

    [LoggerMessage(4103, LogLevel.Information, "The gateway's new configuration is in force: {Routes} routes.")]
    public static partial void Reloaded(this ILogger logger, int routes);

    [LoggerMessage(4104, LogLevel.Error, "The gateway keeps its old configuration; the new one has a problem: {Problem}")]
    public static partial void ReloadProblem(this ILogger logger, string problem);
}
