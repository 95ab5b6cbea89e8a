using IamGateway.Identity.Sessions;

namespace IamGateway.Federation.SignIn;

/// <summary>Forgives failed sign-ins on behalf of whoever runs the gateway.</summary>
public sealed class SignInUnlock
{
    private readonly SignInCandidates _candidates;
    private readonly Lockout _lockout;

    internal SignInUnlock(SignInCandidates candidates, Lockout lockout) => (_candidates, _lockout) = (candidates, lockout);

    /// <summary>Forgets the failures of somebody, over all factors, and the lock they brought. The count is in the store, so a running gateway lets the next attempt pass.</summary>
    /// <returns>False: there was none to forget, or there is no such subject.</returns>
    public async Task<bool> UnlockAsync(SignInSubject subject, CancellationToken cancellationToken) =>
        await _candidates.FindAsync(subject, cancellationToken) is { } candidate && await _lockout.ResetAsync(candidate.FailureKey, cancellationToken);
}
