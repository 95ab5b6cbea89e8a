using System.Text;
using System.Xml;
using IamGateway.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>A denial as AWS's tools read it: the error document of the Query protocol.</summary>
/// <remarks>Source: STS API Reference, "Common Errors". The decision's id is the request id, so that a tool's own error message shows it.</remarks>
internal static class AwsDenial
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Async = true };

    /// <summary>Writes the whole response.</summary>
    public static async Task WriteAsync(HttpContext context, DecisionRecord denied, DenialCause cause)
    {
        var (code, message) = Error(denied, cause);
        context.Response.StatusCode = cause == DenialCause.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/xml";
        context.Response.Headers["x-amzn-RequestId"] = denied.Id;
        await using var document = new MemoryStream();
        await using (var writer = XmlWriter.Create(document, Settings))
        {
            await writer.WriteStartElementAsync(null, "ErrorResponse", null);
            await writer.WriteStartElementAsync(null, "Error", null);
            await writer.WriteElementStringAsync(null, "Type", null, cause == DenialCause.Unavailable ? "Receiver" : "Sender");
            await writer.WriteElementStringAsync(null, "Code", null, code);
            await writer.WriteElementStringAsync(null, "Message", null, Printable(message));
            await writer.WriteEndElementAsync();
            await writer.WriteElementStringAsync(null, "RequestId", null, denied.Id);
            await writer.WriteEndElementAsync();
        }

        await context.Response.Body.WriteAsync(document.GetBuffer().AsMemory(0, (int)document.Length), context.RequestAborted);
    }

    /// <summary>The message without what XML cannot carry, not even escaped.</summary>
    private static string Printable(string text) => string.Create(text.Length, text, (printable, source) =>
    {
        for (var index = 0; index < source.Length; index++)
        {
            printable[index] = XmlConvert.IsXmlChar(source[index]) ? source[index] : '\uFFFD';
        }
    });

    private static (string Code, string Message) Error(DecisionRecord denied, DenialCause cause) => (cause, denied.Authentication) switch
    {
        (DenialCause.Unavailable, _) => ("ServiceUnavailable", "The request has failed due to a temporary failure of the server."),
        (_, AuthenticationProblem.Expired or AuthenticationProblem.SessionEnded) => ("ExpiredToken", "The security token included in the request is expired"),
        (_, AuthenticationProblem.Ambiguous or AuthenticationProblem.Malformed) => ("IncompleteSignature", "The request must contain exactly one credential that can be read."),
        (DenialCause.NotAuthenticated, AuthenticationProblem.None) => ("MissingAuthenticationToken", "Request is missing Authentication Token"),
        (DenialCause.NotAuthenticated, _) => ("InvalidClientTokenId", "The security token included in the request is invalid."),
        _ => ("AccessDenied", DenialSentence.Of(denied, cause)),
    };
}
