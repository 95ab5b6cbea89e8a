using Microsoft.AspNetCore.Http;

namespace IamGateway.Web.Forms;

/// <summary>Sends the browser on with a GET, also after a post. Source: RFC 9110, 15.4.4.</summary>
internal sealed class SeeOther(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
