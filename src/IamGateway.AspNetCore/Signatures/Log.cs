using Microsoft.Extensions.Logging;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>Messages of signature verification: 2300 to 2399. None carries a signature, a token or a secret.</summary>
internal static partial class Log
{
    [LoggerMessage(2300, LogLevel.Error, "The signing credentials cannot be read, so the signature counts as not verified")]
    public static partial void CredentialsUnavailable(ILogger logger, Exception exception);
}
