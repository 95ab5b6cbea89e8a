using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.Sessions;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Federation.SignIn;

/// <summary><c>POST /.iam/signout</c>: ends the browser's sign-in and everything made from it. Without one it is done already.</summary>
internal static class SignOutEndpoint
{
    public static async Task<IResult> PostAsync(HttpContext context, IamGatewayUrls urls, BrowserSessions browsers, SignInSessions sessions, SignInTrail trail, CancellationToken cancellationToken)
    {
        SessionEndpoints.NoStore(context);
        if (!SameOrigin.Allows(context.Request, urls))
        {
            await trail.RefusedAsync(context, "SignOut", "ForeignOrigin", new TrailEntry(), cancellationToken);
            return SessionEndpoints.Problem(StatusCodes.Status403Forbidden, "ForeignOrigin", "Only pages of this origin may sign out.");
        }

        if (await browsers.FindAsync(context, cancellationToken) is { } current)
        {
            await sessions.EndAsync(current.Session.Id, cancellationToken);
            await trail.SucceededAsync(context, "SignOut", new TrailEntry(current.DisplayName, current.Session.Method, current.Session.Id), cancellationToken);
        }

        SessionCookie.Delete(context.Response);
        if (!IsNavigation(context.Request))
        {
            return TypedResults.NoContent();
        }

        context.Response.Headers.Location = "/.iam/signin";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>True: a form sent by a page. Old browsers say it by what they accept only.</summary>
    private static bool IsNavigation(HttpRequest request) =>
        request.Headers["Sec-Fetch-Mode"] is [{ } mode]
            ? mode == "navigate"
            : request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
