using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IamGateway.Audit.Reports;

/// <summary>When each principal last tried to use each action: noted from decisions, and written to the store together, once a minute.</summary>
/// <remarks>
/// Attempts count, allowed or not, as in AWS. Runs as a hosted service; stopping writes what is left. What the store refuses is kept and written later.
/// Source: IAM User Guide, "Refine permissions using last accessed information".
/// </remarks>
public sealed class LastAccess(IDbContextFactory<IdentityDb> store, TimeProvider clock, ILogger<LastAccess> log) : BackgroundService
{
    /// <summary>Most actions of principals that are noted between two writes; further ones are not noted until then.</summary>
    private const int Capacity = 100_000;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock _changing = new();
    private Dictionary<Asked, Access> _notes = [];

    /// <summary>Notes who asked for what. Nobody, and whoever was not believed to be somebody, is not noted.</summary>
    public void Note(DecisionRecord decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var (caller, target) = (decision.Caller, decision.Target);
        if (caller.EntityId.Length == 0 || decision.Authentication != AuthenticationProblem.None || !target.IsMapped)
            return;
        lock (_changing)
        {
            Keep(new Asked(caller.EntityId, target.Action), new Access(decision.Time, target.Region.Length == 0 ? null : target.Region));
        }
    }

    /// <summary>Writes what was noted since the last time. What cannot be written is kept.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        Dictionary<Asked, Access> notes;
        lock (_changing)
        {
            (notes, _notes) = (_notes, []);
        }

        if (notes.Count == 0)
            return;
        try
        {
            await WriteAsync(notes, cancellationToken);
        }
        catch (Exception failure)
        {
            Log.LastAccessNotWritten(log, notes.Count, failure);
            lock (_changing)
            {
                foreach (var (asked, access) in notes)
                    Keep(asked, access);
            }
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await WriteAsync(stoppingToken);
    }

    private void Keep(Asked asked, Access access)
    {
        if (_notes.TryGetValue(asked, out var known) ? known.At <= access.At : _notes.Count < Capacity)
            _notes[asked] = access;
    }

    private async Task WriteAsync(Dictionary<Asked, Access> notes, CancellationToken cancellationToken)
    {
        await using var db = await store.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var principals = notes.Keys.Select(asked => asked.Principal).Distinct().ToList();
        var rows = await db.ServiceLastAccessed.Where(row => principals.Contains(row.PrincipalId))
            .ToDictionaryAsync(row => (row.PrincipalId, row.Service, row.Action), cancellationToken);
        var roles = await db.Roles.Where(role => principals.Contains(role.Id)).ToDictionaryAsync(role => role.Id, StringComparer.Ordinal, cancellationToken);
        foreach (var (asked, access) in notes)
        {
            if (asked.Action.Split(':', 2) is not [{ Length: > 0 } service, { Length: > 0 } action])
                continue;
            Write(service, "");
            Write(service, action);
            if (roles.TryGetValue(asked.Principal, out var role) && (role.LastUsedAt is not { } last || last < access.At))
                (role.LastUsedAt, role.LastUsedRegion) = (access.At, access.Region);

            void Write(string service, string action)
            {
                var key = (asked.Principal, service, action);
                if (!rows.TryGetValue(key, out var row))
                    db.Add(rows[key] = new ServiceLastAccessed { PrincipalId = asked.Principal, Service = service, Action = action, LastAt = access.At, Region = access.Region });
                else if (row.LastAt < access.At)
                    (row.LastAt, row.Region) = (access.At, access.Region);
            }
        }

        await db.CommitAsync(cancellationToken);
    }

    /// <param name="Principal">Id of the IAM user or role, or of the root user's account.</param>
    /// <param name="Action">With its service.</param>
    private readonly record struct Asked(string Principal, string Action);

    private readonly record struct Access(DateTimeOffset At, string? Region);
}
