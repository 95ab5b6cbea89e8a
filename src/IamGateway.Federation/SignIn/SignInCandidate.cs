using IamGateway.Identity.Sessions;

namespace IamGateway.Federation.SignIn;

/// <summary>Who may be signing in.</summary>
/// <param name="Subject">Null: nobody has that name.</param>
/// <param name="Name">User name, or e-mail of a root user; empty when nobody has that name.</param>
/// <param name="FailureKey">What failures are counted under, also for names that nobody has.</param>
/// <param name="PasswordHash">Null: cannot sign in with a password.</param>
internal sealed record SignInCandidate(SignInSubject? Subject, string Name, string FailureKey, string? PasswordHash = null)
{
    public bool IsActive { get; init; } = true;

    /// <summary>True: the password has expired by the account's password policy, or was given by somebody else to be exchanged.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>False: the account's password policy lets only an administrator set another, once one has expired.</summary>
    public bool MayChangePassword { get; init; } = true;
}
