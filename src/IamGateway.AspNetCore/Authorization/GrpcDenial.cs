using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>A denial as gRPC has it: HTTP 200 and a status in what is at once header and trailer.</summary>
/// <remarks>Source: gRPC over HTTP/2, "Trailers-Only"; the message is percent-encoded UTF-8.</remarks>
internal static class GrpcDenial
{
    private const int PermissionDenied = 7;
    private const int Unavailable = 14;
    private const int Unauthenticated = 16;

    /// <summary>Writes the whole response.</summary>
    public static Task WriteAsync(HttpResponse response, DecisionRecord denied, DenialCause cause)
    {
        var status = cause switch
        {
            DenialCause.NotAuthenticated => Unauthenticated,
            DenialCause.Unavailable => Unavailable,
            _ => PermissionDenied,
        };
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = status.ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString($"{DenialSentence.Of(denied, cause)} (decision {denied.Id})");
        return response.CompleteAsync();
    }
}
