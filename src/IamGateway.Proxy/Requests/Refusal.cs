using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IamGateway.Proxy.Requests;

/// <summary>The answer to a request that goes no further for another reason than a policy: problem+json. Source: RFC 9457.</summary>
internal static class Refusal
{
    /// <summary>Refuses a request that cannot be read in one way only; on HTTP/1 its connection is closed, for the bytes that follow may be part of it.</summary>
    /// <param name="detail">Says what is wrong; holds nothing that the client sent.</param>
    public static Task WriteMalformedAsync(HttpContext context, int status, string detail)
    {
        if (HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }
        return WriteAsync(context, status, detail);
    }

    /// <summary>Writes the whole response. It must not have started.</summary>
    public static Task WriteAsync(HttpContext context, int status, string detail)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Problem("about:blank", ReasonPhrases.GetReasonPhrase(status), status, detail), JsonSerializerOptions.Web);
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/problem+json";
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private sealed record Problem(string Type, string Title, int Status, string Detail);
}
