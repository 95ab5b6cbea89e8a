using IamGateway.Web.Answers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace IamGateway.Web.Forms;

/// <summary>What every page has around it: its headers, the checks on a posted form, and the page for an error nobody expected.</summary>
internal sealed class PageFilter(IAntiforgery antiforgery, ILogger<PageFilter> logger) : IEndpointFilter
{
    /// <summary>The largest form, in bytes.</summary>
    public const int MaxFormBytes = 16 * 1024;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        PageHeaders.Apply(http);
        try
        {
            var answer = HttpMethods.IsPost(http.Request.Method) ? await RefuseFormAsync(http) : null;
            answer ??= (IResult?)await next(context);
            if (answer is not null)
                await answer.ExecuteAsync(http);
        }
        catch (Exception exception) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            Log.PageFailed(logger, exception, http.Request.Method, http.Request.Path, http.TraceIdentifier);
            await WebPages.WriteErrorAsync(http);
        }

        return Results.Empty;
    }

    /// <summary>Browsers send forms in the page's own encoding, which is UTF-8; of others, the framework refuses some by failing.</summary>
    private static bool IsUtf8(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>The answer to a form that is not ours or cannot be read; null: go on.</summary>
    private async Task<IResult?> RefuseFormAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxFormBytes;
        if (!FormOrigin.IsOurs(http.Request))
            return FormRefusal.FromElsewhere(http);
        if (!http.Request.HasFormContentType || !IsUtf8(http.Request))
            return FormRefusal.NotAForm(http);

        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (BadHttpRequestException exception)
        {
            return FormRefusal.Unreadable(http, exception.StatusCode);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return FormRefusal.Unreadable(http, StatusCodes.Status400BadRequest);
        }

        return await antiforgery.IsRequestValidAsync(http) ? null : FormRefusal.OutOfDate(http);
    }
}
