using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IamGateway.AspNetCore.Authentication;

/// <summary>Finds out who calls: by session cookie or bearer token. The one place where a credential is believed.</summary>
/// <remarks>
/// One mechanism decides. An Authorization header decides alone: a bad one is a problem and never a reason to look at the cookie, so nobody acts as someone they did not name.
/// A signature of AWS's kind is recognised and refused as not supported.
/// </remarks>
/// <param name="sessions">Which sessions are live.</param>
/// <param name="tokens">Which bearer tokens are ours.</param>
/// <param name="logger">Hears when sessions cannot be read.</param>
public sealed class CallerAuthenticator(ISessionSource sessions, SessionTokens tokens, ILogger<CallerAuthenticator> logger)
{
    /// <summary>Authenticates a request; a second call for the same request gets the first one's outcome. Never throws: what cannot be checked is <see cref="AuthenticationProblem.Unavailable"/>.</summary>
    public ValueTask<AuthenticatedRequest> AuthenticateAsync(HttpContext context) =>
        context.Features.Get<AuthenticationFeature>() is { } known
            ? ValueTask.FromResult(known.Authenticated)
            : AuthenticateOnceAsync(context);

    private async ValueTask<AuthenticatedRequest> AuthenticateOnceAsync(HttpContext context)
    {
        AuthenticatedRequest authenticated;
        try
        {
            authenticated = await FindCallerAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            authenticated = Refused(AuthenticationProblem.Unavailable);
        }
#pragma warning disable CA1031 // whatever fails here, the caller is not authenticated
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.SessionsUnavailable(logger, exception);
            authenticated = Refused(AuthenticationProblem.Unavailable);
        }

        context.Features.Set(new AuthenticationFeature(authenticated));
        return authenticated;
    }

    private ValueTask<AuthenticatedRequest> FindCallerAsync(HttpContext context)
    {
        var request = context.Request;
        var authorization = request.Headers.Authorization.Count;
        if (authorization > 1 || (authorization == 1 && PresentedCredential.IsAwsPresigned(request)))
        {
            return ValueTask.FromResult(Refused(AuthenticationProblem.Ambiguous));
        }

        if (PresentedCredential.IsBearer(request, out var token))
        {
            return FindByTokenAsync(token, context.RequestAborted);
        }

        if (authorization == 1 || PresentedCredential.IsAwsPresigned(request))
        {
            return ValueTask.FromResult(Refused(AuthenticationProblem.Unsupported));
        }

        var problem = SessionCookie.Read(request, out var secret);
        return secret is null
            ? ValueTask.FromResult(Refused(problem))
            : FindByCookieAsync(secret, context.RequestAborted);
    }

    private async ValueTask<AuthenticatedRequest> FindByTokenAsync(string token, CancellationToken cancellationToken)
    {
        var problem = tokens.Verify(token, out var sessionId);
        if (problem != AuthenticationProblem.None)
        {
            return Refused(problem);
        }

        return await sessions.FindByIdAsync(sessionId, cancellationToken) is { } caller
            ? new AuthenticatedRequest(caller, null, AuthenticationProblem.None)
            : Refused(AuthenticationProblem.SessionEnded);
    }

    private async ValueTask<AuthenticatedRequest> FindByCookieAsync(string secret, CancellationToken cancellationToken) =>
        await sessions.FindByCookieAsync(secret, cancellationToken) is { } browser
            ? new AuthenticatedRequest(browser.Caller ?? Caller.Anonymous, browser, AuthenticationProblem.None)
            : Refused(AuthenticationProblem.SessionEnded);

    private static AuthenticatedRequest Refused(AuthenticationProblem problem) => new(Caller.Anonymous, null, problem);
}
