using System.Collections.Immutable;
using IamGateway.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Federation.SignIn;

/// <summary><c>GET /.iam/whoami</c>: who the presented cookie or token makes one.</summary>
internal static class WhoAmIEndpoint
{
    private sealed record Answer(string? Principal, string? Account, string? User, ImmutableArray<string> Groups, bool Mfa, string? SourceIp, Session Session);

    private sealed record Session(string Id, DateTimeOffset IssuedAt, DateTimeOffset Expires);

    public static async Task<IResult> GetAsync(HttpContext context, CallerAuthenticator authenticator)
    {
        SessionEndpoints.NoStore(context);
        var authenticated = await authenticator.AuthenticateAsync(context);
        var sourceIp = SignInTrail.SourceIp(context);
        if (authenticated is { Browser: { } browser, Caller.IsAnonymous: true })
        {
            return TypedResults.Json(new Answer(null, null, browser.DisplayName, browser.Groups, browser.MfaAt is not null, sourceIp, new Session(browser.SignInId, browser.SignedInAt, browser.ExpiresAt)));
        }

        if (authenticated.Caller is { IsAnonymous: false } caller)
        {
            var user = authenticated.Browser?.DisplayName ?? caller.Person ?? caller.UserName;
            return TypedResults.Json(new Answer(caller.Arn, caller.Account, user, caller.Groups, caller.MfaAt is not null, sourceIp, new Session(caller.SessionId, caller.IssuedAt, caller.ExpiresAt)));
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        var code = authenticated.Problem == AuthenticationProblem.None ? "NotSignedIn" : authenticated.Problem.ToString();
        return SessionEndpoints.Problem(StatusCodes.Status401Unauthorized, code, "Nobody is signed in.");
    }
}
