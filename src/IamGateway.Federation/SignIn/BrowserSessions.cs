using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.Sessions;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Federation.SignIn;

/// <summary>The sign-in sessions of browsers: which one a request has, and how a new one takes its place.</summary>
internal sealed class BrowserSessions(LiveSessions live, SignInSessions sessions, SignInTrail trail)
{
    /// <summary>The live sign-in behind the request's cookie; null without one.</summary>
    public async ValueTask<LiveSignIn?> FindAsync(HttpContext context, CancellationToken cancellationToken) =>
        SessionCookie.Read(context.Request) is { } secret ? await live.FindSignInAsync(secret, cancellationToken) : null;

    /// <summary>
    /// Starts a sign-in and gives the browser its cookie. A session that the browser brought along ends: whoever planted it has nothing
    /// (session fixation). The cookie is written last, when the step is in the trail.
    /// </summary>
    /// <param name="name">Name of the subject, for the trail.</param>
    /// <param name="method"><c>password</c> or the identity provider's name.</param>
    /// <exception cref="SignInRefusedException">The subject was removed or disabled meanwhile.</exception>
    public async Task<StartedSignIn> StartAsync(HttpContext context, SignInSubject subject, string name, string method, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, cancellationToken) is { } previous)
        {
            await sessions.EndAsync(previous.Session.Id, cancellationToken);
        }

        var started = await sessions.StartAsync(subject, method, mfaAt: null, SignInTrail.SourceIp(context), SignInTrail.UserAgent(context), cancellationToken);
        await trail.SucceededAsync(context, "SignIn", new TrailEntry(name, method, started.Session.Id), cancellationToken);
        SessionCookie.Write(context.Response, started.Secret);
        return started;
    }
}
