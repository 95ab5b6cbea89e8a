using System.Collections.Immutable;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Sessions;

/// <summary>Answers whether a session was revoked, from a memory of all revocations that still matter. Looking up takes no lock.</summary>
/// <remarks>
/// The change feed says that a revocation was written, not from when it counts. Until its row is read, every session of its subject that is
/// older than the writing is taken for revoked.
/// </remarks>
public sealed class Revocations
{
    /// <summary>No session lives longer, so that an older revocation matters to none. Source: STS API Reference, GetSessionToken, DurationSeconds.</summary>
    internal static readonly TimeSpan LongestSession = TimeSpan.FromHours(36);

    private readonly IDbContextFactory<IdentityDb> _store;
    private readonly TimeProvider _clock;
    private readonly Lock _changing = new();
    private long _generation;

    /// <summary>By the id of a session or principal. Null: nothing was read yet.</summary>
    private volatile ImmutableDictionary<string, DateTimeOffset>? _issuedBefore;

    public Revocations(IDbContextFactory<IdentityDb> store, ChangeFeed feed, TimeProvider clock)
    {
        (_store, _clock) = (store, clock);
        feed.Subscribe(Learn);
    }

    /// <summary>Whether a session, or its principal's sessions, were revoked after it was issued. True as long as nothing was read.</summary>
    /// <param name="principalId">Id of the role or IAM user, or the account's id for the root user.</param>
    public bool IsRevoked(string sessionId, string principalId, DateTimeOffset issuedAt) =>
        _issuedBefore is not { } known || Find(known, sessionId) > issuedAt || Find(known, principalId) > issuedAt;

    /// <summary>Reads all revocations, and drops those that matter no more. Called at start, every hour, and when one was written.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var generation = Interlocked.Read(ref _generation);
            var since = _clock.GetUtcNow() - LongestSession;
            await using var db = await _store.CreateDbContextAsync(cancellationToken);
            var rows = await db.Revocations.AsNoTracking().Where(row => row.IssuedBefore > since).ToListAsync(cancellationToken);
            if (TryReplace(rows.ToImmutableDictionary(row => row.SubjectId, row => row.IssuedBefore), generation))
                return;
        }
    }

    /// <summary>False: a revocation was written since the rows were read.</summary>
    private bool TryReplace(ImmutableDictionary<string, DateTimeOffset> rows, long readIn)
    {
        lock (_changing)
        {
            if (readIn != _generation)
                return false;
            _issuedBefore = rows;
            return true;
        }
    }

    private void Learn(Change change)
    {
        if (change.Entity is not "revocations" || change.Kind is "removed")
            return;

        lock (_changing)
        {
            _generation++;
            if (_issuedBefore is { } known && !(Find(known, change.EntityId) > change.At))
                _issuedBefore = known.SetItem(change.EntityId, change.At);
        }
    }

    private static DateTimeOffset? Find(ImmutableDictionary<string, DateTimeOffset> known, string id) =>
        known.TryGetValue(id, out var issuedBefore) ? issuedBefore : null;
}
