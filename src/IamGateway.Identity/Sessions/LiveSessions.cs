using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IamGateway.Identity.Sessions;

/// <summary>Finds live sessions with what belongs to them, from a bounded memory that the change feed keeps honest.</summary>
public sealed class LiveSessions
{
    private const int Capacity = 100_000;

    private readonly IDbContextFactory<IdentityDb> _store;
    private readonly SignInRules _rules;
    private readonly TimeProvider _clock;
    private readonly ILogger<LiveSessions> _log;
    private readonly BoundedMemory<RememberedSignIn> _signIns = new(Capacity);
    private readonly BoundedMemory<LivePrincipal> _principals = new(Capacity);

    public LiveSessions(IDbContextFactory<IdentityDb> store, ChangeFeed feed, SignInRules rules, TimeProvider clock, ILogger<LiveSessions> log)
    {
        (_store, _rules, _clock, _log) = (store, rules, clock, log);
        feed.Subscribe(Forget);
    }

    /// <summary>The live sign-in behind a cookie's secret; null when unknown, idle too long, expired, ended, or its subject is gone or inactive. Notes the use, to the minute.</summary>
    public async ValueTask<LiveSignIn?> FindSignInAsync(string secret, CancellationToken cancellationToken)
    {
        var (key, now) = (UniqueId.HashOfSecret(secret), _clock.GetUtcNow());
        var remembered = _signIns.Find(key);
        if (remembered?.IsLive(now, _rules.Idle) != true)
            remembered = await ReadSignInAsync(key, now, cancellationToken);
        if (remembered is null)
            return null;

        if (remembered.Use(now))
            await WriteUseAsync(remembered.SignIn.Session.Id, now, cancellationToken);
        return remembered.SignIn;
    }

    /// <summary>A live principal session by its public id; null when unknown, expired or ended, when its subject is gone or inactive, when its sign-in has ended or expired, or its assignment was taken away.</summary>
    /// <remarks>Its sign-in may have been idle for long: that limit is for browsers, and a token has an end of its own.</remarks>
    public async ValueTask<LivePrincipal?> FindPrincipalAsync(string sessionId, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        if (_principals.Find(sessionId) is { } remembered)
            return remembered.Session.ExpiresAt > now ? remembered : null;

        var generation = _principals.Generation;
        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        var read = await SessionReader.PrincipalAsync(db, _rules, sessionId, now, cancellationToken);
        if (read is not null)
            _principals.Remember(sessionId, read, generation);
        return read;
    }

    private async Task<RememberedSignIn?> ReadSignInAsync(string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var generation = _signIns.Generation;
        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        if (await SessionReader.SignInAsync(db, _rules, key, now, cancellationToken) is not { } read)
            return null; // not remembered: whoever makes up secrets fills no memory

        var remembered = new RememberedSignIn(read);
        _signIns.Remember(key, remembered, generation);
        return remembered;
    }

    /// <summary>Past the outbox: nobody's memory depends on it. A store that is busy does not refuse a request that is fine otherwise.</summary>
    private async Task WriteUseAsync(string signInId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await _store.CreateDbContextAsync(cancellationToken);
            await db.SignInSessions
                .Where(session => session.Id == signInId && session.LastSeenAt < now)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now), cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.UseNotWritten(_log, failure, signInId);
        }
    }

    /// <summary>Forgets what a change may have made untrue. Both memories each time: a sign-in is remembered with its principal.</summary>
    private void Forget(Change change)
    {
        var id = change.EntityId;
        switch (change.Entity)
        {
            case "sign_in_sessions" or "principal_sessions" or "people" or "iam_users" or "roles" or "accounts" or "assignments" or "people_groups" or "iam_groups"
                when change.Kind == "added":
                break; // nothing that is remembered can rest on it
            case "sign_in_sessions":
                ForgetWhere(signIn => signIn.Session.Id == id, principal => principal.Session.SignInSessionId == id);
                break;
            case "principal_sessions":
                ForgetWhere(signIn => signIn.Session.ActiveSessionId == id, principal => principal.Session.Id == id);
                break;
            case "people" or "person_tags" or "people_group_members":
                var personId = PartOf(id, change.Entity == "people_group_members" ? 1 : 0);
                ForgetWhere(signIn => signIn.Session.PersonId == personId, principal => principal.Person?.Id == personId);
                break;
            case "iam_users" or "iam_group_members":
                var userId = PartOf(id, change.Entity == "iam_group_members" ? 1 : 0);
                ForgetWhere(signIn => signIn.Session.UserId == userId, principal => principal.User?.Id == userId);
                break;
            case "people_groups" or "iam_groups" or "roles" or "accounts" or "root_users" or "assignments" or "revocations" or Change.Anything:
                _signIns.ForgetAll();
                _principals.ForgetAll();
                break;
        }
    }

    private void ForgetWhere(Func<LiveSignIn, bool> signIns, Func<LivePrincipal, bool> principals)
    {
        _signIns.ForgetWhere(remembered => signIns(remembered.SignIn));
        _principals.ForgetWhere(principals);
    }

    private static string PartOf(string id, int part) => id.Split(',', 2)[part];
}
