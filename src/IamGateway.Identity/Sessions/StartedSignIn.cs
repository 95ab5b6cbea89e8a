namespace IamGateway.Identity.Sessions;

/// <summary>A sign-in session with the secret for the browser's cookie, which is not kept anywhere.</summary>
/// <param name="MfaDue">True: it must prove a second factor before it may act.</param>
public sealed record StartedSignIn(SignInSession Session, string Secret, bool MfaDue);
