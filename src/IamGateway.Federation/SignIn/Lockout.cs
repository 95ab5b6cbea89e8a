using IamGateway.Identity.Credentials;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Federation.SignIn;

/// <summary>Counts failed attempts of one account, over all its factors, in the store: so also over restarts.</summary>
internal sealed class Lockout(IDbContextFactory<IdentityDb> store, TimeProvider clock)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);
    private long _lastCleaning;

    /// <summary>
    /// Counts an attempt as failed before it is made; whoever succeeds takes that back. Counting after the attempt would let any number of
    /// attempts that run at the same time pass the check.
    /// </summary>
    /// <returns>Null: go on. Else how long the account is locked: the attempt must not be made, and was not counted.</returns>
    public async Task<TimeSpan?> ChargeAsync(string key, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        await CleanAsync(db, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var failures = await db.SignInFailures.SingleOrDefaultAsync(f => f.Key == key, cancellationToken);
        if (failures is null)
        {
            failures = new SignInFailures { Key = key, WindowStartedAt = now };
            db.Add(failures);
        }
        else if (FailureBucket.Wait(failures, now) is { } wait)
        {
            return wait;
        }

        FailureBucket.Charge(failures, now);
        await db.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Takes one charge back: the attempt was right, but a stronger factor has still to be proved before earlier failures are forgiven.</summary>
    public Task RefundAsync(string key, CancellationToken cancellationToken) =>
        ChangeAsync(key, (_, failures) => FailureBucket.Refund(failures), cancellationToken);

    /// <summary>Forgives every failure. False: there were none.</summary>
    public Task<bool> ResetAsync(string key, CancellationToken cancellationToken) =>
        ChangeAsync(key, (db, failures) => db.Remove(failures), cancellationToken);

    private async Task<bool> ChangeAsync(string key, Action<IdentityDb, SignInFailures> change, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.SignInFailures.SingleOrDefaultAsync(f => f.Key == key, cancellationToken) is not { } failures)
        {
            return false;
        }

        change(db, failures);
        await db.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Once an hour, forgets what is older than a day: anyone may type names that nobody has, and each makes a row.</summary>
    private async Task CleanAsync(IdentityDb db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var last = Interlocked.Read(ref _lastCleaning);
        if (now.UtcTicks - last < TimeSpan.TicksPerHour || Interlocked.CompareExchange(ref _lastCleaning, now.UtcTicks, last) != last)
        {
            return;
        }

        var limit = now - Forgotten;
        await db.SignInFailures.Where(f => f.WindowStartedAt < limit && (f.LockedUntil == null || f.LockedUntil < limit)).ExecuteDeleteAsync(cancellationToken);
    }
}
