using IamGateway.Web.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IamGateway.Web.Answers;

/// <summary>Answers for every address under <c>/.iam/</c> that nothing else is mapped to: it is ours on every host, so no route of the gateway may have it.</summary>
internal static class MissingPageEndpoints
{
    public static void MapMissingPages(this IEndpointRouteBuilder pages) =>
        pages.Map("/.iam/{**path}", (HttpContext context) => Answer(context.Request));

    private static IResult Answer(HttpRequest request) =>
        IsNavigation(request)
            ? Page<Message>.Of<MessagePage>(new("Page not found", "There is no page at this address.", "Home", "/"), StatusCodes.Status404NotFound)
            : TypedResults.Problem(statusCode: StatusCodes.Status404NotFound);

    private static bool IsNavigation(HttpRequest request) =>
        request.Headers["Sec-Fetch-Mode"] is { Count: > 0 } mode
            ? mode == "navigate"
            : request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
