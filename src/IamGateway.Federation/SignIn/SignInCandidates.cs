using IamGateway.Identity.Accounts;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Federation.SignIn;

/// <summary>Finds people, IAM users and root users by what they typed, or by what a session says. The same queries run whether a name is known or not.</summary>
internal sealed class SignInCandidates(IDbContextFactory<IdentityDb> store, TimeProvider clock)
{
    public async Task<SignInCandidate> FindPersonAsync(string userName, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.UserName == userName, cancellationToken);
        return person is null ? new(null, "", FailureKey.OfPerson(userName)) : Of(person);
    }

    /// <param name="account">Id or alias.</param>
    /// <param name="name">Name of an IAM user; else e-mail of the root user.</param>
    public async Task<SignInCandidate> FindInAccountAsync(string account, string name, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        var accountId = await db.Accounts.Where(a => a.Id == account || a.Alias == account).OrderByDescending(a => a.Id == account).Select(a => a.Id).FirstOrDefaultAsync(cancellationToken) ?? account;
        var user = await db.IamUsers.AsNoTracking().SingleOrDefaultAsync(u => u.AccountId == accountId && u.Name == name, cancellationToken);
        var root = await db.RootUsers.AsNoTracking().SingleOrDefaultAsync(r => r.AccountId == accountId && r.Email == name, cancellationToken);
        var policy = await db.PasswordPolicies.AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == accountId, cancellationToken);
        var hasExpired = user is not null && policy?.ExpiryOf(user.PasswordSetAt ?? user.CreatedAt) <= clock.GetUtcNow();
        return user is not null ? Of(user) with { MustChangePassword = user.PasswordResetRequired || hasExpired, MayChangePassword = !hasExpired || policy?.HardExpiry != true }
            : root is not null ? Of(root)
            : new(null, "", FailureKey.OfUser(accountId, name));
    }

    /// <summary>Whoever a session signed in; null when it is gone since.</summary>
    public Task<SignInCandidate?> FindAsync(SignInSession session, CancellationToken cancellationToken) => FindAsync(session.Subject(), cancellationToken);

    /// <summary>Null: there is no such person, IAM user or root user.</summary>
    public async Task<SignInCandidate?> FindAsync(SignInSubject subject, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return subject switch
        {
            { PersonId: { } id } => await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is { } person ? Of(person) : null,
            { UserId: { } id } => await db.IamUsers.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellationToken) is { } user ? Of(user) : null,
            { RootAccountId: { } id } => await db.RootUsers.AsNoTracking().SingleOrDefaultAsync(r => r.AccountId == id, cancellationToken) is { } root ? Of(root) : null,
            _ => null,
        };
    }

    /// <summary>Whether somebody has an authenticator.</summary>
    public async Task<bool> HasDeviceAsync(SignInSubject subject, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        return await db.DevicesOf(subject).AnyAsync(cancellationToken);
    }

    private static SignInCandidate Of(Person person) =>
        new(new SignInSubject(PersonId: person.Id), person.UserName, FailureKey.OfPerson(person.UserName), person.PasswordHash)
        {
            IsActive = person.IsActive,
        };

    private static SignInCandidate Of(IamUser user) =>
        new(new SignInSubject(UserId: user.Id), user.Name, FailureKey.OfUser(user.AccountId, user.Name), user.PasswordHash);

    private static SignInCandidate Of(RootUser root) =>
        new(new SignInSubject(RootAccountId: root.AccountId), root.Email, FailureKey.OfRoot(root.AccountId), root.PasswordHash);
}
