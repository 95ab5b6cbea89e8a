using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;

namespace IamGateway.Federation.SignIn;

/// <summary>Checks the password of an IAM user who is known already. Failures count to the same lockout as those of signing in.</summary>
public sealed class PasswordProof
{
    private readonly Lockout _lockout;
    private readonly Passwords _passwords;

    internal PasswordProof(Lockout lockout, Passwords passwords) => (_lockout, _passwords) = (lockout, passwords);

    /// <summary>Checks a password. Writes to the store: not to be called within a transaction.</summary>
    /// <param name="user">Has a password or none.</param>
    /// <param name="password">As typed.</param>
    /// <param name="cancellationToken">Ends the waiting; an attempt that was begun stays counted.</param>
    /// <returns><see cref="SignInOutcome.Succeeded"/>, <see cref="SignInOutcome.Refused"/> or <see cref="SignInOutcome.Locked"/>.</returns>
    public async Task<SignInStep> VerifyAsync(IamUser user, string password, CancellationToken cancellationToken)
    {
        var key = FailureKey.OfUser(user.AccountId, user.Name);
        if (await _lockout.ChargeAsync(key, cancellationToken) is { } wait)
        {
            return new SignInStep(SignInOutcome.Locked, wait);
        }

        if (!await _passwords.VerifyAsync(user.PasswordHash, password, cancellationToken))
        {
            return new SignInStep(SignInOutcome.Refused);
        }

        await _lockout.RefundAsync(key, cancellationToken);
        return new SignInStep(SignInOutcome.Succeeded);
    }
}
