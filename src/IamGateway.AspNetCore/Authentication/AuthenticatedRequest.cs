namespace IamGateway.AspNetCore.Authentication;

/// <summary>The outcome of authenticating one request.</summary>
/// <param name="Caller">Who calls; <see cref="Caller.Anonymous"/> when nothing was presented or it was not believed.</param>
/// <param name="Browser">The sign-in behind the session cookie; null when the request did not authenticate by cookie.</param>
/// <param name="Problem">Why a presented credential was not believed.</param>
public readonly record struct AuthenticatedRequest(Caller Caller, SignedInBrowser? Browser, AuthenticationProblem Problem);
