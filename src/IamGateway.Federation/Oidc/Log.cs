using Microsoft.Extensions.Logging;

namespace IamGateway.Federation.Oidc;

internal static partial class Log
{
    [LoggerMessage(4102, LogLevel.Warning, "Identity provider {Provider} did not give tokens for a code: {Refusal}.")]
    public static partial void TokensRefused(ILogger logger, string provider, string refusal, Exception? exception);
}
