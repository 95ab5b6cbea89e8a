namespace IamGateway.Identity.Sessions;

/// <summary>A sign-in that is live now.</summary>
/// <param name="DisplayName">User name of the person, name of the IAM user, or e-mail of the root user.</param>
/// <param name="Groups">Names of the groups.</param>
/// <param name="Principal">Null: a person who has not chosen.</param>
public sealed record LiveSignIn(SignInSession Session, string DisplayName, IReadOnlyList<string> Groups, LivePrincipal? Principal)
{
    /// <summary>True: it has to prove a second factor before it may act; there is no principal until then.</summary>
    public bool MfaDue { get; init; }
}
