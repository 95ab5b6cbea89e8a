using IamGateway.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>Answers a denied request in the form that fits its caller: a page, a redirect to sign-in or to the second factor, ProblemDetails, AWS's error or a gRPC status.</summary>
/// <remarks>Never a redirect for a request that is not a navigation, or not a GET: a program would follow it and take the sign-in page for its answer.</remarks>
/// <param name="page">Writes the page of a person.</param>
/// <param name="seal">Seals the details that only an administrator opens.</param>
/// <param name="urls">Name the realm of challenges, and the host that has the portal.</param>
public sealed class DenialAnswer(DenialPage page, SealMessage seal, IamGatewayUrls urls)
{
    /// <summary>Header with the decision's id, on every denial.</summary>
    public const string DecisionHeader = "X-IamGateway-Decision";

    /// <summary>Writes the whole response.</summary>
    public Task WriteAsync(HttpContext context, DecisionRecord denied)
    {
        var browser = context.Features.Get<AuthenticationFeature>()?.Authenticated.Browser;
        var cause = DenialCauses.Of(denied, browser);
        var headers = context.Response.Headers;
        headers[DecisionHeader] = denied.Id;
        headers.CacheControl = "private, no-store";
        headers.Vary = "Accept, Authorization, Cookie, Sec-Fetch-Mode";
        return DenialForms.Of(context.Request) switch
        {
            DenialForm.Grpc => GrpcDenial.WriteAsync(context.Response, denied, cause),
            DenialForm.Aws => AwsDenial.WriteAsync(context, denied, cause),
            DenialForm.Page => WritePageAsync(context, denied, cause),
            _ => ProblemDenial.WriteAsync(context, denied, cause, urls.Issuer, seal),
        };
    }

    private Task WritePageAsync(HttpContext context, DecisionRecord denied, DenialCause cause)
    {
        if (HttpMethods.IsGet(context.Request.Method) && PageRedirect.Of(context.Request, cause, urls.PublicUrl) is { } location)
        {
            context.Response.Redirect(location);
            return Task.CompletedTask;
        }

        context.Response.StatusCode = cause == DenialCause.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status403Forbidden;
        return page(context, denied);
    }
}
