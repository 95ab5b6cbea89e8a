using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Sessions;

/// <summary>Starts, changes and ends sign-in sessions and the principal sessions made from them.</summary>
/// <remarks>
/// A role session lives as long as its permission set says, and never longer than the sign-in. When the browser's principal session has
/// ended by itself the sign-in goes on without a principal, and the person chooses again.
/// </remarks>
public sealed class SignInSessions(IDbContextFactory<IdentityDb> store, SignInRules rules, TimeProvider clock)
{
    private const int MaxUserAgentLength = 512;

    /// <summary>Starts a sign-in. An IAM user or root user gets its principal session at once; a person with exactly one assignment too, unless the person needs a second factor first.</summary>
    /// <param name="mfaAt">When a second factor was proved in this very sign-in; null: it was not.</param>
    /// <exception cref="SignInRefusedException">The subject is gone or inactive.</exception>
    public async Task<StartedSignIn> StartAsync(SignInSubject subject, string method, DateTimeOffset? mfaAt, string? sourceIp, string? userAgent, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RequireActiveAsync(db, subject, cancellationToken);

        var (secret, now) = (UniqueId.Secret(), clock.GetUtcNow());
        var signIn = new SignInSession
        {
            Id = UniqueId.Uuid(),
            SecretHash = UniqueId.HashOfSecret(secret),
            PersonId = subject.PersonId,
            UserId = subject.UserId,
            RootAccountId = subject.RootAccountId,
            Method = method,
            SignedInAt = now,
            MfaAt = mfaAt,
            LastSeenAt = now,
            ExpiresAt = subject.EndsBy is { } end && end < now + rules.Absolute ? end : now + rules.Absolute,
            SourceIp = sourceIp,
            UserAgent = userAgent?.Length > MaxUserAgentLength ? userAgent[..MaxUserAgentLength] : userAgent,
        };
        db.Add(signIn);
        if (await PrincipalSessions.FirstAsync(db, rules, signIn, now, cancellationToken) is { } first)
            ActWith(db, signIn, first);
        var mfaDue = await SecondFactorRule.IsDueAsync(db, rules, signIn, cancellationToken);
        await db.CommitAsync(cancellationToken);
        return new StartedSignIn(signIn, secret, mfaDue);
    }

    /// <summary>Notes a proved second factor: new secret, and a new principal session with it in place of the active one, which ends; without one, the one that the sign-in would have begun with. Tokens issued before keep what they had.</summary>
    /// <exception cref="SignInRefusedException">The sign-in has ended.</exception>
    public async Task<StartedSignIn> RecordMfaAsync(string signInSessionId, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var signIn = await FindLiveAsync(db, signInSessionId, now, cancellationToken) ?? throw new SignInRefusedException("The sign-in has ended.");

        signIn.MfaAt = now;
        var next = signIn.ActiveSessionId is null
            ? await PrincipalSessions.FirstAsync(db, rules, signIn, now, cancellationToken)
            : await PrincipalSessions.AnotherAsync(db, rules, signIn, isIssued: false, now, cancellationToken);
        if (next is not null)
            await ReplaceAsync(db, signIn, next, now, cancellationToken);
        return await CommitWithNewSecretAsync(db, signIn, cancellationToken);
    }

    /// <summary>Makes the browser act with a permission set in an account; null when it is not assigned to the person, the person needs a second factor first, or the sign-in has ended. New secret; the principal session that it acted with ends.</summary>
    public async Task<StartedSignIn?> ChooseAsync(string signInSessionId, string accountId, string permissionSetId, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (await FindLiveAsync(db, signInSessionId, now, cancellationToken) is not { } signIn
            || await PrincipalSessions.OfPermissionSetAsync(db, rules, signIn, accountId, permissionSetId, now, cancellationToken) is not { } chosen)
            return null;

        await ReplaceAsync(db, signIn, chosen, now, cancellationToken);
        return await CommitWithNewSecretAsync(db, signIn, cancellationToken);
    }

    /// <summary>A further principal session with the active one's role and MFA, for a bearer token; null when no principal is chosen or the sign-in has ended. One of an IAM user or root user lives for an hour.</summary>
    public async Task<PrincipalSession?> IssueAsync(string signInSessionId, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (await FindLiveAsync(db, signInSessionId, now, cancellationToken) is not { } signIn
            || await PrincipalSessions.AnotherAsync(db, rules, signIn, isIssued: true, now, cancellationToken) is not { } issued)
            return null;

        db.Add(issued);
        await db.CommitAsync(cancellationToken);
        return issued;
    }

    /// <summary>Ends a sign-in and every principal session made from it. Ending twice is fine.</summary>
    public async Task EndAsync(string signInSessionId, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (await db.SignInSessions.SingleOrDefaultAsync(session => session.Id == signInSessionId && session.EndedAt == null, cancellationToken) is not { } signIn)
            return;

        signIn.EndedAt = now;
        await foreach (var session in db.PrincipalSessions.Where(session => session.SignInSessionId == signIn.Id && session.EndedAt == null).AsAsyncEnumerable().WithCancellation(cancellationToken))
            session.EndedAt = now;
        await db.CommitAsync(cancellationToken);
    }

    private static async Task RequireActiveAsync(IdentityDb db, SignInSubject subject, CancellationToken cancellationToken)
    {
        var isActive = subject switch
        {
            { PersonId: { } id, UserId: null, RootAccountId: null } => await db.People.AnyAsync(person => person.Id == id && person.IsActive, cancellationToken),
            { PersonId: null, UserId: { } id, RootAccountId: null } => await db.IamUsers.AnyAsync(user => user.Id == id, cancellationToken),
            { PersonId: null, UserId: null, RootAccountId: { } id } => await db.RootUsers.AnyAsync(root => root.AccountId == id, cancellationToken),
            _ => false,
        };
        if (!isActive)
            throw new SignInRefusedException("Whoever signs in is unknown or inactive.");
    }

    private static Task<SignInSession?> FindLiveAsync(IdentityDb db, string signInSessionId, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.SignInSessions.SingleOrDefaultAsync(session => session.Id == signInSessionId && session.EndedAt == null && session.ExpiresAt > now, cancellationToken);

    private static void ActWith(IdentityDb db, SignInSession signIn, PrincipalSession session)
    {
        db.Add(session);
        signIn.ActiveSessionId = session.Id;
    }

    /// <summary>The cookie that could present the former session is dead after this, so it ends too: what it opened and still streams is cut.</summary>
    private static async Task ReplaceAsync(IdentityDb db, SignInSession signIn, PrincipalSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.PrincipalSessions.SingleOrDefaultAsync(former => former.Id == signIn.ActiveSessionId && former.EndedAt == null, cancellationToken) is { } former)
            former.EndedAt = now;
        ActWith(db, signIn, session);
    }

    private static async Task<StartedSignIn> CommitWithNewSecretAsync(IdentityDb db, SignInSession signIn, CancellationToken cancellationToken)
    {
        var secret = UniqueId.Secret();
        signIn.SecretHash = UniqueId.HashOfSecret(secret);
        await db.CommitAsync(cancellationToken);
        return new StartedSignIn(signIn, secret, MfaDue: false);
    }
}
