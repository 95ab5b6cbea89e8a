using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Federation.SignIn;

/// <summary>One-time links that set a password: the root user's first one or another when it is locked out, and invited people's.</summary>
public sealed class OneTimeLinks
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly IDbContextFactory<IdentityDb> _store;
    private readonly Passwords _passwords;
    private readonly Lockout _lockout;
    private readonly SignInTrail _trail;
    private readonly IamGatewayUrls _urls;
    private readonly TimeProvider _clock;

    internal OneTimeLinks(IDbContextFactory<IdentityDb> store, Passwords passwords, Lockout lockout, SignInTrail trail, IamGatewayUrls urls, TimeProvider clock) =>
        (_store, _passwords, _lockout, _trail, _urls, _clock) = (store, passwords, lockout, trail, urls, clock);

    /// <summary>A link for the root user of an account, <c>PUBLICURL/.iam/setup?token=…</c>, valid for 24 h. Earlier ones for it end. Until it is used nothing changes; then the root user's authenticators go with its password.</summary>
    public Task<Uri> CreateForRootAsync(string accountId, CancellationToken cancellationToken) =>
        CreateAsync(new SignInSubject(RootAccountId: accountId), "/.iam/setup", cancellationToken);

    /// <summary>The same for a person, <c>PUBLICURL/.iam/password?token=…</c>.</summary>
    public Task<Uri> CreateForPersonAsync(string personId, CancellationToken cancellationToken) =>
        CreateAsync(new SignInSubject(PersonId: personId), "/.iam/password", cancellationToken);

    /// <summary>Whom a live link is for, by the name to show; null: unknown, used or expired, or its person is disabled.</summary>
    public async Task<string?> FindAsync(string token, CancellationToken cancellationToken)
    {
        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        return (await FindAsync(db, token, cancellationToken))?.Name;
    }

    /// <summary>Sets the password and uses the link up, in one transaction; the subject's sign-ins end, and failed ones are forgiven. False: unknown, used or expired.</summary>
    /// <exception cref="PasswordRefusedException">The password breaks a rule; the link stays.</exception>
    public async Task<bool> SetPasswordAsync(HttpContext context, string token, string password, CancellationToken cancellationToken)
    {
        // Hashing is dear: not for strangers.
        if (await FindAsync(token, cancellationToken) is null)
        {
            return await RefuseAsync(context, cancellationToken);
        }

        var passwordHash = await _passwords.HashAsync(password, cancellationToken);
        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(db, token, cancellationToken) is not { } target)
        {
            return await RefuseAsync(context, cancellationToken);
        }

        var now = _clock.GetUtcNow();
        target.Link.UsedAt = now;
        target.SetPasswordHash(passwordHash);
        var dropped = target.DropsAuthenticators ? await db.DevicesOf(target.Subject).ToListAsync(cancellationToken) : [];
        db.RemoveRange(dropped);
        await foreach (var session in db.OpenSignInsOf(target.Subject).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            session.EndedAt = now;
        }

        await db.CommitAsync(cancellationToken);
        await _lockout.ResetAsync(target.FailureKey, cancellationToken);
        await _trail.SucceededAsync(context, "PasswordSet", new TrailEntry(target.Name, Detail: dropped.Count == 0 ? null : $"Authenticators removed: {string.Join(", ", dropped.Select(device => device.Name))}"), cancellationToken);
        return true;
    }

    private async Task<Uri> CreateAsync(SignInSubject subject, string path, CancellationToken cancellationToken)
    {
        var secret = UniqueId.Secret();
        var now = _clock.GetUtcNow();
        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var earlier = db.OneTimeLinks.Where(link => link.UsedAt == null && link.PersonId == subject.PersonId && link.RootAccountId == subject.RootAccountId);
        await foreach (var link in earlier.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            link.UsedAt = now;
        }

        db.Add(new OneTimeLink { SecretHash = UniqueId.HashOfSecret(secret), PersonId = subject.PersonId, RootAccountId = subject.RootAccountId, ExpiresAt = now + Lifetime });
        await db.CommitAsync(cancellationToken);
        return new Uri(_urls.PublicUrl, $"{path}?token={secret}");
    }

    private async Task<OneTimeLinkTarget?> FindAsync(IdentityDb db, string token, CancellationToken cancellationToken)
    {
        var hash = UniqueId.HashOfSecret(token);
        var link = await db.OneTimeLinks.SingleOrDefaultAsync(l => l.SecretHash == hash, cancellationToken);
        if (link is null || link.UsedAt is not null || link.ExpiresAt <= _clock.GetUtcNow())
        {
            return null;
        }

        return link.PersonId is { } personId
            ? await db.People.SingleOrDefaultAsync(p => p.Id == personId && p.IsActive, cancellationToken) is { } person ? OneTimeLinkTarget.Of(link, person) : null
            : await db.RootUsers.SingleOrDefaultAsync(r => r.AccountId == link.RootAccountId, cancellationToken) is { } root ? OneTimeLinkTarget.Of(link, root) : null;
    }

    private async Task<bool> RefuseAsync(HttpContext context, CancellationToken cancellationToken)
    {
        await _trail.RefusedAsync(context, "PasswordSet", "LinkNotLive", new TrailEntry(), cancellationToken);
        return false;
    }
}
