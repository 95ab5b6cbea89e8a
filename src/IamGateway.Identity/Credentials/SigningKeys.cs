using System.Collections.Immutable;
using System.Security.Cryptography;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Credentials;

/// <summary>The ES256 signing keys: made when missing, rotated every 90 days, kept until nothing they signed is valid any more. Answers from memory.</summary>
/// <remarks>A new key is made a day before the old one retires and signs ten minutes later, so that every process and every reader of the published keys has it by then. Only the first key of all signs at once.</remarks>
public sealed class SigningKeys(IDbContextFactory<IdentityDb> store, KeyRing ring, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan SignsFor = TimeSpan.FromDays(90);
    private static readonly TimeSpan MadeAhead = TimeSpan.FromDays(1);
    private static readonly TimeSpan PublishedAhead = TimeSpan.FromMinutes(10);

    /// <summary>Longer than any token lives: sessions end after twelve hours.</summary>
    private static readonly TimeSpan VerifiesFurther = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private ImmutableArray<LoadedKey> _keys = [];

    /// <summary>Id and key that sign now.</summary>
    /// <exception cref="InvalidOperationException">The keys were not read yet, or none of them may sign: <see cref="RefreshAsync"/> was not called in time.</exception>
    public (string Id, ECDsa Key) Current
    {
        get
        {
            var now = clock.GetUtcNow();
            LoadedKey? current = null;
            foreach (var key in _keys)
            {
                // Oldest first: the newest that is published long enough, or else the oldest.
                if (key.Row.RetiresAt > now && (current is null || key.Row.CreatedAt + PublishedAhead <= now))
                    current = key;
            }

            return current?.Pair ?? throw new InvalidOperationException("There is no signing key that may sign now.");
        }
    }

    /// <summary>Ids and keys that still verify.</summary>
    public IReadOnlyList<(string Id, ECDsa Key)> Valid
    {
        get
        {
            var now = clock.GetUtcNow();
            return [.. _keys.Where(key => key.Row.ExpiresAt > now).Select(key => key.Pair)];
        }
    }

    /// <summary>Reads the keys, makes or rotates what is due. Called at start, every hour, and when another process made a key.</summary>
    /// <exception cref="CryptographicException">A stored key was not sealed by this installation's key ring.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            await using var db = await store.CreateDbContextAsync(cancellationToken);
            var rows = await ReadAsync(db, cancellationToken);
            if (IsKeyDue(rows))
                rows = await AddKeyAsync(db, cancellationToken);

            var known = _keys.ToDictionary(key => key.Row.Id);
            _keys = [.. rows.Select(row => known.GetValueOrDefault(row.Id) ?? Load(row))];
        }
        finally
        {
            _refreshing.Release();
        }
    }

    public void Dispose()
    {
        _refreshing.Dispose();
        foreach (var key in _keys)
            key.Key.Dispose();
    }

    private bool IsKeyDue(List<SigningKey> rows) => rows.All(row => row.RetiresAt <= clock.GetUtcNow() + MadeAhead);

    /// <summary>Looks again in the transaction that adds the key, so that of processes that start at once one makes it.</summary>
    private async Task<List<SigningKey>> AddKeyAsync(IdentityDb db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var rows = await ReadAsync(db, cancellationToken);
        if (!IsKeyDue(rows))
            return rows;

        var added = Make();
        db.Add(added);
        await db.CommitAsync(cancellationToken);
        return [.. rows, added];
    }

    private async Task<List<SigningKey>> ReadAsync(IdentityDb db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.SigningKeys.AsNoTracking().Where(key => key.ExpiresAt > now).OrderBy(key => key.CreatedAt).ToListAsync(cancellationToken);
    }

    private SigningKey Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (id, now) = (UniqueId.Hex(32), clock.GetUtcNow());
        return new SigningKey
        {
            Id = id,
            SealedPrivateKey = ring.Seal(Purpose(id), key.ExportPkcs8PrivateKey()),
            CreatedAt = now,
            RetiresAt = now + SignsFor,
            ExpiresAt = now + SignsFor + VerifiesFurther,
        };
    }

    private LoadedKey Load(SigningKey row)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(ring.Open(Purpose(row.Id), row.SealedPrivateKey), out _);
        return new LoadedKey(row, key);
    }

    /// <summary>The id is part of the purpose: a key that is moved to another row does not open.</summary>
    private static string Purpose(string id) => $"signing-key:{id}";

    private sealed record LoadedKey(SigningKey Row, ECDsa Key)
    {
        public (string Id, ECDsa Key) Pair => (Row.Id, Key);
    }
}
