using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.Sessions;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Federation.SignIn;

/// <summary><c>POST /.iam/token</c>: a bearer token of its own session for the principal that the browser acts as.</summary>
internal static class TokenEndpoint
{
    private sealed record Answer(string Token, DateTimeOffset Expires);

    public static async Task<IResult> PostAsync(HttpContext context, IamGatewayUrls urls, CallerAuthenticator authenticator, SignInSessions sessions, ISessionSource source, SessionTokens tokens, SignInTrail trail, CancellationToken cancellationToken)
    {
        SessionEndpoints.NoStore(context);
        if (!SameOrigin.Allows(context.Request, urls))
        {
            await trail.RefusedAsync(context, "TokenIssued", "ForeignOrigin", new TrailEntry(), cancellationToken);
            return SessionEndpoints.Problem(StatusCodes.Status401Unauthorized, "ForeignOrigin", "Only pages of this origin may ask for a token.");
        }

        // A token is no way to a further token: it would live for ever.
        if ((await authenticator.AuthenticateAsync(context)).Browser is not { } browser)
        {
            return SessionEndpoints.Problem(StatusCodes.Status401Unauthorized, "NotSignedIn", "Sign in with a browser: a token is issued for its session cookie.");
        }

        if (browser.MfaDue)
        {
            await trail.RefusedAsync(context, "TokenIssued", "MfaDue", new TrailEntry(browser.DisplayName, SignInSessionId: browser.SignInId), cancellationToken);
            return SessionEndpoints.Problem(StatusCodes.Status401Unauthorized, "MfaDue", "Prove the second factor of this sign-in first, at /.iam/mfa.");
        }

        var entry = new TrailEntry(browser.DisplayName, SignInSessionId: browser.SignInId, PrincipalArn: browser.Caller?.Arn);
        if (browser.Caller is null
            || await sessions.IssueAsync(browser.SignInId, cancellationToken) is not { } issued
            || await source.FindByIdAsync(issued.Id, cancellationToken) is not { } caller)
        {
            await trail.RefusedAsync(context, "TokenIssued", "NoPermissionSetChosen", entry, cancellationToken);
            return SessionEndpoints.Problem(StatusCodes.Status409Conflict, "NoPermissionSetChosen", "Choose an account and a permission set first.");
        }

        var token = tokens.Issue(caller);
        await trail.SucceededAsync(context, "TokenIssued", entry, cancellationToken);
        return TypedResults.Json(new Answer(token, caller.ExpiresAt));
    }
}
