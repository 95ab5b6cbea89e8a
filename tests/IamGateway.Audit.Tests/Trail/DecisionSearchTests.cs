using System.Globalization;
using IamGateway.Audit.Trail;
using Microsoft.Extensions.Logging.Abstractions;

namespace IamGateway.Audit.Tests.Trail;

public sealed class DecisionSearchTests : IAsyncLifetime, IDisposable
{
    private readonly FiringClock _clock = new();
    private readonly TrailFolder _folder = new();
    private readonly AuditTrail _trail;

    public DecisionSearchTests() => _trail = new AuditTrail(_folder.Data, _clock, NullLogger<AuditTrail>.Instance);

    public Task InitializeAsync() => _trail.StartAsync(CancellationToken.None);

    public Task DisposeAsync() => _trail.StopAsync(CancellationToken.None);

    public void Dispose()
    {
        _trail.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_decision_is_found_as_soon_as_it_was_taken()
    {
        _trail.TryRecord(Some.Decision(Id(7)));

        var found = await _trail.FindDecisionAsync(Id(7), CancellationToken.None);

        Assert.Equal(("orders:DeleteOrder", "ExplicitDeny", "김영희", "NeedsMfa"), (found!.Action, found.Outcome, found.Principal.Person, found.Statement!.Sid));
    }

    [Fact]
    public async Task One_of_many_is_found_wherever_the_chunks_of_a_file_end()
    {
        var userAgent = new string('x', 500);
        for (var number = 0; number < 5_000; number++)
            Assert.True(_trail.TryRecord(Some.Decision(Id(number)) with { UserAgent = userAgent }));   // more than four chunks

        for (var number = 0; number < 5_000; number += 99)
            Assert.Equal(Id(number), (await _trail.FindDecisionAsync(Id(number), CancellationToken.None))?.Id);
    }

    [Fact]
    public async Task One_of_an_earlier_day_is_found()
    {
        _trail.TryRecord(Some.Decision(Id(1)));
        await _trail.RecordAsync(Some.SignIn(), CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(1));
        _trail.TryRecord(Some.Decision(Id(2)));

        Assert.NotNull(await _trail.FindDecisionAsync(Id(1), CancellationToken.None));
        Assert.NotNull(await _trail.FindDecisionAsync(Id(2), CancellationToken.None));
    }

    [Fact]
    public async Task Text_that_a_client_chose_is_not_taken_for_an_id()
    {
        _trail.TryRecord(Some.Decision(Id(1)) with { UserAgent = $"\"id\":\"{Id(2)}\"" });

        Assert.Null(await _trail.FindDecisionAsync(Id(2), CancellationToken.None));
    }

    private static string Id(int number) => number.ToString("x32", CultureInfo.InvariantCulture);
}
