using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IamGateway.Identity.Storage;

/// <summary>Tells subscribers of every change: at once for changes of this process, within half a second for those of others, by reading <see cref="IdentityDb.Changes"/>. A hosted service.</summary>
/// <remarks>One path for both: a commit reads the outbox too, so that each row is delivered once and in the order of its number.</remarks>
public sealed class ChangeFeed : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly PooledDbContextFactory<IdentityDb> _pool;
    private readonly TimeProvider _clock;
    private readonly ILogger<ChangeFeed> _log;
    private readonly SemaphoreSlim _reading = new(1, 1);
    private ImmutableArray<Action<Change>> _subscribers = [];

    /// <summary>Number of the last row that was delivered; null: nothing was read yet. Only touched by the reader.</summary>
    private long? _position;

    internal ChangeFeed(PooledDbContextFactory<IdentityDb> pool, TimeProvider clock, ILogger<ChangeFeed> log) =>
        (_pool, _clock, _log) = (pool, clock, log);

    /// <summary>Calls back for every change from now on, in order, on a background thread or on the thread that commits. Never throw from it, and neither read nor write the store in it.</summary>
    /// <remarks>A <see cref="Change"/> of <see cref="Change.Anything"/> comes when rows may have been missed: at the first read, and after the outbox could not be read.</remarks>
    public void Subscribe(Action<Change> onChange) => ImmutableInterlocked.Update(ref _subscribers, list => list.Add(onChange));

    /// <summary>Delivers what was not delivered yet. Never throws but for cancellation: an outbox that cannot be read means that anything may have changed.</summary>
    internal async Task ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            await using var db = await _pool.CreateDbContextAsync(cancellationToken);
            if (_position is { } position)
                await DeliverAfterAsync(db, position, cancellationToken);
            else
                await BeginAsync(db, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.OutboxUnreadable(_log, failure);
            _position = null;
            Deliver(Anything());
        }
        finally
        {
            _reading.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await ReadAsync(stoppingToken);
    }

    private async Task BeginAsync(IdentityDb db, CancellationToken cancellationToken)
    {
        var last = await db.Changes.MaxAsync(change => (long?)change.Id, cancellationToken) ?? 0;
        Deliver(Anything());
        _position = last;
    }

    private async Task DeliverAfterAsync(IdentityDb db, long position, CancellationToken cancellationToken)
    {
        var rows = await db.Changes.AsNoTracking().Where(change => change.Id > position).OrderBy(change => change.Id).ToListAsync(cancellationToken);
        if (rows.Count > 0 && rows[0].Id > position + 1)
            Deliver(Anything()); // rows between were cleaned away before this process read them
        foreach (var row in rows)
        {
            Deliver(row);
            _position = row.Id;
        }
    }

    private Change Anything() => new() { At = _clock.GetUtcNow(), Entity = Change.Anything, EntityId = Change.Anything, Kind = "changed" };

    private void Deliver(Change change)
    {
        foreach (var subscriber in _subscribers)
        {
            try
            {
                subscriber(change);
            }
            catch (Exception failure)
            {
                // One subscriber's fault must not keep a revocation from the others.
                Log.SubscriberFailed(_log, failure, change.Entity);
            }
        }
    }

    public override void Dispose()
    {
        _reading.Dispose();
        base.Dispose();
    }
}
