using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IamGateway.Identity.Credentials;

/// <summary>Finds access keys with what belongs to them, from a bounded memory that the change feed keeps honest.</summary>
public sealed class LiveAccessKeys
{
    private const int Capacity = 10_000;

    private readonly IDbContextFactory<IdentityDb> _store;
    private readonly KeyRing _ring;
    private readonly TimeProvider _clock;
    private readonly ILogger<LiveAccessKeys> _log;
    private readonly BoundedMemory<LiveAccessKey> _keys = new(Capacity);

    public LiveAccessKeys(IDbContextFactory<IdentityDb> store, KeyRing ring, ChangeFeed feed, TimeProvider clock, ILogger<LiveAccessKeys> log)
    {
        (_store, _ring, _clock, _log) = (store, ring, clock, log);
        feed.Subscribe(Forget);
    }

    /// <summary>The key of an id, active or not; null: there is none.</summary>
    public ValueTask<LiveAccessKey?> FindAsync(string id, CancellationToken cancellationToken) =>
        _keys.Find(id) is { } remembered ? ValueTask.FromResult<LiveAccessKey?>(remembered) : new ValueTask<LiveAccessKey?>(ReadAsync(id, cancellationToken));

    /// <summary>Notes that a key signed a request, to the minute. One that is not remembered was not found by <see cref="FindAsync"/>, and is not noted.</summary>
    /// <remarks>Past the outbox: nobody's memory depends on it. A store that is busy does not refuse a request that is fine otherwise.</remarks>
    /// <param name="id">Of the key.</param>
    /// <param name="service">Of the signature's scope.</param>
    /// <param name="region">Of the signature's scope.</param>
    public ValueTask NoteUseAsync(string id, string service, string region, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        return _keys.Find(id)?.Note.IsDue(now) == true ? new ValueTask(WriteUseAsync(id, service, region, now, cancellationToken)) : ValueTask.CompletedTask;
    }

    private async Task WriteUseAsync(string id, string service, string region, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await _store.CreateDbContextAsync(cancellationToken);
            await db.AccessKeys.Where(key => key.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(key => key.LastUsedAt, now).SetProperty(key => key.LastUsedService, service).SetProperty(key => key.LastUsedRegion, region), cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.KeyUseNotWritten(_log, failure, id);
        }
    }

    private async Task<LiveAccessKey?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var generation = _keys.Generation;
        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        if (await db.AccessKeys.AsNoTracking().SingleOrDefaultAsync(key => key.Id == id, cancellationToken) is not { } key)
            return null; // not remembered: whoever makes up ids fills no memory

        var user = await db.IamUsers.AsNoTracking().SingleAsync(user => user.Id == key.UserId, cancellationToken);
        var groups = await IamGroupNames.OfAsync(db, user.Id, cancellationToken);
        var read = new LiveAccessKey(key.Id, _ring.Open(AccessKeys.SealPurpose, key.SealedSecret), key.IsActive, user, groups) { Note = new NoteOfUse(key.LastUsedAt) };
        _keys.Remember(id, read, generation);
        return read;
    }

    private void Forget(Change change)
    {
        switch (change.Entity)
        {
            case "access_keys":
                _keys.Forget(change.EntityId);
                break;
            case "iam_users" or "iam_groups" when change.Kind == "added":
                break; // no key can rest on it
            case "iam_users":
                _keys.ForgetWhere(key => key.User.Id == change.EntityId);
                break;
            case "iam_group_members":
                var userId = change.EntityId.Split(',', 2)[1];
                _keys.ForgetWhere(key => key.User.Id == userId);
                break;
            case "iam_groups" or Change.Anything:
                _keys.ForgetAll();
                break;
        }
    }
}
