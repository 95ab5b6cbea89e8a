using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Audit.Reports;
using IamGateway.Audit.Tests.Trail;
using IamGateway.Audit.Trail;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Audit.Tests.Reports;

public sealed class LastAccessTests : IDisposable
{
    private readonly TrailFolder _folder = new();
    private readonly ServiceProvider _services;
    private readonly LastAccess _lastAccess;

    public LastAccessTests()
    {
        _services = new ServiceCollection().AddIdentity(_folder.Data).AddLastAccess().AddAuditTrail(_folder.Data).BuildServiceProvider();
        _lastAccess = _services.GetRequiredService<LastAccess>();
    }

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_last_attempt_of_each_action_and_of_its_service_is_written()
    {
        await _services.UpgradeIdentityAsync(CancellationToken.None);
        _lastAccess.Note(Decision("orders:Get", minutes: 1));
        _lastAccess.Note(Decision("orders:Get", minutes: 0));   // came later, and is older
        _lastAccess.Note(Decision("orders:Delete", minutes: 2));
        await _lastAccess.WriteAsync(CancellationToken.None);
        _lastAccess.Note(Decision("orders:Get", minutes: 3));
        await _lastAccess.WriteAsync(CancellationToken.None);

        Assert.Equal(["AROAEXAMPLE orders  3 us-east-1", "AROAEXAMPLE orders Delete 2 us-east-1", "AROAEXAMPLE orders Get 3 us-east-1"], await RowsAsync());
    }

    [Fact]
    public async Task Who_is_not_known_and_what_is_not_mapped_is_not_noted()
    {
        await _services.UpgradeIdentityAsync(CancellationToken.None);
        _lastAccess.Note(Decision("orders:Get", 0) with { Caller = Caller.Anonymous });
        _lastAccess.Note(Decision("orders:Get", 0) with { Authentication = AuthenticationProblem.Expired });
        _lastAccess.Note(Decision("orders:Get", 0) with { Target = Decision("orders:Get", 0).Target with { IsMapped = false } });
        _lastAccess.Note(Decision("orders", 0));
        await _lastAccess.WriteAsync(CancellationToken.None);

        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task What_cannot_be_written_is_written_the_next_time()
    {
        _lastAccess.Note(Decision("orders:Get", minutes: 1));
        await _lastAccess.WriteAsync(CancellationToken.None);   // there is no store yet

        await _services.UpgradeIdentityAsync(CancellationToken.None);
        await _lastAccess.WriteAsync(CancellationToken.None);

        Assert.Equal(2, (await RowsAsync()).Count);
    }

    [Fact]
    public async Task The_trail_tells_it_what_was_decided()
    {
        await _services.UpgradeIdentityAsync(CancellationToken.None);
        var trail = _services.GetRequiredService<AuditTrail>();
        await trail.StartAsync(CancellationToken.None);
        Assert.True(trail.TryRecord(Decision("orders:Get", minutes: 0)));
        await trail.StopAsync(CancellationToken.None);
        await _lastAccess.StopAsync(CancellationToken.None);

        Assert.Equal(2, (await RowsAsync()).Count);
    }

    private static DecisionRecord Decision(string action, int minutes) => Some.Decision() with
    {
        Time = Some.Time.AddMinutes(minutes),
        Caller = Some.Alice with { EntityId = "AROAEXAMPLE" },
        Target = new AccessTarget(action, "*", "111122223333", "us-east-1"),
    };

    private async Task<IReadOnlyList<string>> RowsAsync()
    {
        await using var db = await _services.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContextAsync(CancellationToken.None);
        var rows = await db.ServiceLastAccessed.OrderBy(row => row.Action).ToListAsync(CancellationToken.None);
        return rows.ConvertAll(row => $"{row.PrincipalId} {row.Service} {row.Action} {(row.LastAt - Some.Time).TotalMinutes} {row.Region}");
    }
}
