using IamGateway.Identity.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IamGateway.Identity.Storage;

/// <summary>Removes every hour what has been dead for a day: sessions, revocations, links, used assertions, counted failures, and rows of the outbox that every process has read.</summary>
internal sealed class ExpiredRows(IDbContextFactory<IdentityDb> store, TimeProvider clock, ILogger<ExpiredRows> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Removes without rows in the outbox: nobody remembers what expired.</summary>
    internal async Task RemoveAsync(CancellationToken cancellationToken)
    {
        var limit = clock.GetUtcNow() - Kept;
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        await db.PrincipalSessions.Where(session => session.ExpiresAt < limit).ExecuteDeleteAsync(cancellationToken);
        await db.SignInSessions.Where(session => session.ExpiresAt < limit).ExecuteDeleteAsync(cancellationToken);
        await db.OneTimeLinks.Where(link => link.ExpiresAt < limit).ExecuteDeleteAsync(cancellationToken);
        await db.UsedAssertions.Where(assertion => assertion.ExpiresAt < limit).ExecuteDeleteAsync(cancellationToken);
        await db.SigningKeys.Where(key => key.ExpiresAt < limit).ExecuteDeleteAsync(cancellationToken);
        var revokedBefore = limit - Revocations.LongestSession;
        await db.Revocations.Where(revocation => revocation.IssuedBefore < revokedBefore).ExecuteDeleteAsync(cancellationToken);
        await db.SignInFailures
            .Where(failures => failures.WindowStartedAt < limit && (failures.LockedUntil == null || failures.LockedUntil < limit))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Changes.Where(change => change.At < limit).ExecuteDeleteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RemoveAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.CleaningFailed(log, failure);
            }
        }
    }
}
