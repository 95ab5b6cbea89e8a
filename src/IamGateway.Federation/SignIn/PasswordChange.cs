using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Federation.SignIn;

/// <summary>The step of a sign-in at which an IAM user exchanges a password that has expired or was given to be exchanged. Nobody is signed in by it.</summary>
/// <remarks>No policy has to allow it. Source: IAM User Guide, "Create a password for an IAM user": the user has to set a new password at the next sign-in.</remarks>
public sealed class PasswordChange
{
    private readonly PasswordChanges _changes;
    private readonly SourceLimiter _limiter;
    private readonly Lockout _lockout;
    private readonly Authenticators _authenticators;
    private readonly Passwords _passwords;
    private readonly IamUserPasswords _userPasswords;
    private readonly SignInTrail _trail;
    private readonly IDbContextFactory<IdentityDb> _store;
    private readonly TimeProvider _clock;

    internal PasswordChange(PasswordChanges changes, SourceLimiter limiter, Lockout lockout, Authenticators authenticators, Passwords passwords, IamUserPasswords userPasswords, SignInTrail trail, IDbContextFactory<IdentityDb> store, TimeProvider clock) =>
        (_changes, _limiter, _lockout, _authenticators, _passwords, _userPasswords, _trail, _store, _clock) = (changes, limiter, lockout, authenticators, passwords, userPasswords, trail, store, clock);

    /// <summary>Whose password this browser may exchange; null: nobody's, or not any more.</summary>
    public async Task<PasswordChangeSubject?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (_changes.Find(context.Request) is not { } pending)
        {
            return null;
        }

        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        return await FindUserAsync(db, pending, cancellationToken) is { } user
            ? new PasswordChangeSubject(user.Name, user.AccountId, !pending.IsMfaProved && await db.DevicesOf(Subject(user)).AnyAsync(cancellationToken))
            : null;
    }

    /// <summary>Sets the new password, ends the user's sign-ins, and uses the proof up.</summary>
    /// <param name="code">Of an authenticator; empty when <see cref="PasswordChangeSubject.NeedsCode"/> is false.</param>
    /// <returns><see cref="SignInOutcome.Succeeded"/>; <see cref="SignInOutcome.Refused"/> for a wrong code; <see cref="SignInOutcome.SignInAgain"/> when there is nothing to exchange any more; or a wait.</returns>
    /// <exception cref="PasswordRefusedException">The password breaks a rule; another one may be tried.</exception>
    public async Task<SignInStep> ChangeAsync(HttpContext context, string code, string password, CancellationToken cancellationToken)
    {
        if (_limiter.Take(context.Connection.RemoteIpAddress) is { } pause)
        {
            return new SignInStep(SignInOutcome.TooManyRequests, pause);
        }

        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        if (_changes.Find(context.Request) is not { } pending || await FindUserAsync(db, pending, cancellationToken) is not { } user)
        {
            return new SignInStep(SignInOutcome.SignInAgain);
        }

        if (await RefuseCodeAsync(context, db, pending, user, code, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (await _passwords.VerifyAsync(user.PasswordHash, password, cancellationToken))
        {
            throw new PasswordRefusedException("That is the password you have to exchange. Choose another.");
        }

        await _userPasswords.SetAsync(db, user, password, resetRequired: false, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.IamUsers.AnyAsync(row => row.Id == user.Id && row.PasswordHash == pending.PasswordHash, cancellationToken))
        {
            return new SignInStep(SignInOutcome.SignInAgain);   // exchanged by another request meanwhile
        }

        await foreach (var session in db.OpenSignInsOf(Subject(user)).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            session.EndedAt = _clock.GetUtcNow();
        }

        await db.CommitAsync(cancellationToken);
        _changes.End(context);
        await _trail.SucceededAsync(context, "PasswordSet", new TrailEntry(user.Name, "password"), cancellationToken);
        return new SignInStep(SignInOutcome.Succeeded);
    }

    private static SignInSubject Subject(IamUser user) => new(UserId: user.Id);

    /// <summary>Null: the user is gone, or has another password by now.</summary>
    private static Task<IamUser?> FindUserAsync(IdentityDb db, PendingPasswordChange pending, CancellationToken cancellationToken) =>
        db.IamUsers.SingleOrDefaultAsync(user => user.Id == pending.UserId && user.PasswordHash == pending.PasswordHash, cancellationToken);

    /// <summary>Null: no code is needed, or this one is right. Wrong ones count to the same lockout as wrong passwords.</summary>
    private async Task<SignInStep?> RefuseCodeAsync(HttpContext context, IdentityDb db, PendingPasswordChange pending, IamUser user, string code, CancellationToken cancellationToken)
    {
        if (pending.IsMfaProved || !await db.DevicesOf(Subject(user)).AnyAsync(cancellationToken))
        {
            return null;
        }

        var key = FailureKey.OfUser(user.AccountId, user.Name);
        if (await _lockout.ChargeAsync(key, cancellationToken) is { } wait)
        {
            await _trail.RefusedAsync(context, "PasswordSet", "Locked", new TrailEntry(user.Name, "password"), cancellationToken);
            return new SignInStep(SignInOutcome.Locked, wait);
        }

        if (TotpCode.Read(code) is not { } digits || !await _authenticators.TryUseAsync(Subject(user), digits, serialNumber: null, cancellationToken))
        {
            await _trail.RefusedAsync(context, "PasswordSet", "WrongCode", new TrailEntry(user.Name, "password"), cancellationToken);
            return new SignInStep(SignInOutcome.Refused);
        }

        pending.IsMfaProved = true;
        await _lockout.ResetAsync(key, cancellationToken);
        return null;
    }
}
