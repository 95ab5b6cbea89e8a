namespace IamGateway.Identity.Sessions;

/// <summary>A sign-in session with the secret for the browser's cookie, which is not kept anywhere.</summary>
public sealed record StartedSignIn(SignInSession Session, string Secret);
