using IamGateway.Web;
using Microsoft.AspNetCore.Mvc;

namespace IamGateway.Server.Composition;

/// <summary>The answer to an exception that nobody expected: a request id and nothing else. The exception itself is in the log.</summary>
internal static class UnexpectedError
{
    public static Task WriteAsync(HttpContext context)
    {
        if (context.Request.Headers["Sec-Fetch-Mode"] == "navigate") return WebPages.WriteErrorAsync(context);

        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(
            new ProblemDetails
            {
                Title = "Something went wrong",
                Status = StatusCodes.Status500InternalServerError,
                Detail = $"The error has been noted. If it stays, give this request id to your administrator: {context.TraceIdentifier}",
            },
            options: null,
            contentType: "application/problem+json",
            context.RequestAborted);
    }
}
