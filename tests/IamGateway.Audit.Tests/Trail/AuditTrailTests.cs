using System.Globalization;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Audit.Trail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace IamGateway.Audit.Tests.Trail;

public sealed class AuditTrailTests : IDisposable
{
    private const string Today = "trail-2026-01-05.jsonl";
    private const string Tomorrow = "trail-2026-01-06.jsonl";
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FiringClock _clock = new();
    private readonly TrailFolder _folder = new();
    private readonly AuditTrail _trail;

    public AuditTrailTests() => _trail = NewTrail();

    public void Dispose()
    {
        _trail.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_decision_is_one_line_with_everything_that_explains_it()
    {
        await _trail.StartAsync(CancellationToken.None);
        Assert.True(_trail.TryRecord(Some.Decision()));
        await _trail.StopAsync(CancellationToken.None);
        Assert.Equal(
            """
            {"kind":"decision","time":"2026-01-05T23:59:00.25Z","id":"0123456789abcdef0123456789abcdef","principal":{"arn":"arn:aws:sts::111122223333:assumed-role/Developer/alice","type":"AssumedRole","account":"111122223333","userId":"AROAEXAMPLE:alice","person":"김영희","session":"session-alice"},"action":"orders:DeleteOrder","resource":"arn:aws:orders:us-east-1:111122223333:order/7","route":"orders","outcome":"ExplicitDeny","reason":"DenyStatement","statement":{"type":"Identity","policy":"ForceMfa","version":"v2","sid":"NeedsMfa","index":1},"needsMfa":true,"sourceIp":"192.0.2.9","mfa":false,"method":"DELETE","host":"app.example.com","path":"/orders/7","userAgent":"curl/8","latencyMicroseconds":84}

            """,
            _folder.Text(Today));
    }

    [Fact]
    public async Task A_decision_about_nobody_says_why_the_credential_was_not_believed()
    {
        await _trail.StartAsync(CancellationToken.None);
        _trail.TryRecord(Some.Decision() with { Caller = Caller.Anonymous, Authentication = AuthenticationProblem.Expired, Decision = default, UserAgent = null });
        await _trail.StopAsync(CancellationToken.None);
        var line = Assert.Single(_folder.Lines(Today));
        Assert.Equal("anonymous", line.GetProperty("principal").GetProperty("arn").GetString());
        Assert.Equal("Expired", line.GetProperty("authentication").GetString());
        Assert.Equal("CredentialNotBelieved", line.GetProperty("reason").GetString());
        Assert.False(line.TryGetProperty("statement", out _));
        Assert.False(line.TryGetProperty("userAgent", out _));
    }

    [Fact]
    public async Task A_sign_in_is_on_disk_when_it_is_acknowledged_and_so_is_all_before_it()
    {
        await _trail.StartAsync(CancellationToken.None);
        _trail.TryRecord(Some.Decision());
        await _trail.RecordAsync(
            Some.SignIn() with { Succeeded = false, Refusal = "WrongPassword", Subject = "alice", Method = "password", SourceIp = "192.0.2.9" }, CancellationToken.None);
        Assert.Equal(
            """{"kind":"signIn","time":"2026-01-05T23:59:00.25Z","step":"SignIn","succeeded":false,"refusal":"WrongPassword","subject":"alice","method":"password","sourceIp":"192.0.2.9"}""",
            _folder.Text(Today).Split('\n')[1]);
        await _trail.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Files_and_folder_are_for_their_owner_alone()
    {
        Directory.CreateDirectory(_folder.Audit);
        await _trail.StartAsync(CancellationToken.None);
        await _trail.RecordAsync(Some.SignIn(), CancellationToken.None);
        await _trail.StopAsync(CancellationToken.None);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(OwnerReadsAndWrites | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.Audit));
            Assert.Equal(OwnerReadsAndWrites, File.GetUnixFileMode(Path.Combine(_folder.Audit, Today)));
        }
    }

    [Fact]
    public async Task A_new_day_has_a_new_file()
    {
        await _trail.StartAsync(CancellationToken.None);
        await _trail.RecordAsync(Some.SignIn("first"), CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _trail.RecordAsync(Some.SignIn("second"), CancellationToken.None);
        await _trail.StopAsync(CancellationToken.None);
        Assert.Equal([Today, Tomorrow], _folder.Files);
        Assert.Equal("first", Assert.Single(_folder.Lines(Today)).GetProperty("step").GetString());
        Assert.Equal("second", Assert.Single(_folder.Lines(Tomorrow)).GetProperty("step").GetString());
    }

    [Fact]
    public async Task Stopping_writes_everything_that_was_taken_in_its_order()
    {
        await _trail.StartAsync(CancellationToken.None);
        for (var number = 0; number < 5_000; number++)
        {
            Assert.True(_trail.TryRecord(Some.Decision(number.ToString(CultureInfo.InvariantCulture))));
        }

        await _trail.StopAsync(CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, 5_000), _folder.Lines(Today).Select(line => int.Parse(line.GetProperty("id").GetString()!, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task After_the_stop_nothing_is_taken()
    {
        await _trail.StartAsync(CancellationToken.None);
        await _trail.StopAsync(CancellationToken.None);
        Assert.False(_trail.TryRecord(Some.Decision()));
        await Assert.ThrowsAsync<IOException>(() => _trail.RecordAsync(Some.SignIn(), CancellationToken.None));
    }

    [Fact]
    public async Task A_queue_that_is_full_takes_nothing_more()
    {
        var record = Some.Decision();
        for (var number = 0; number < 65_536; number++)
        {
            Assert.True(_trail.TryRecord(record));
        }

        Assert.False(_trail.TryRecord(record));
        await _trail.StartAsync(CancellationToken.None);
        await _trail.StopAsync(CancellationToken.None);
        Assert.Equal(65_536, _folder.Text(Today).Count(character => character == '\n'));
    }

    [Fact]
    public async Task While_the_disk_refuses_nothing_is_taken_and_what_was_taken_before_is_written_later()
    {
        await _trail.StartAsync(CancellationToken.None);
        await _trail.RecordAsync(Some.SignIn(), CancellationToken.None);

        // The next day's file cannot be made: a file stands where the folder was.
        Directory.Move(_folder.Audit, _folder.Audit + ".away");
        await File.WriteAllTextAsync(_folder.Audit, "in the way");
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(_trail.TryRecord(Some.Decision("taken-before")));
        await Assert.ThrowsAsync<IOException>(() => _trail.RecordAsync(Some.SignIn("refused"), CancellationToken.None));
        Assert.False(_trail.TryRecord(Some.Decision("not-taken")));
        await Assert.ThrowsAsync<IOException>(() => _trail.RecordAsync(Some.SignIn("refused-at-once"), CancellationToken.None));

        File.Delete(_folder.Audit);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!_trail.TryRecord(Some.Decision("taken-after")))
        {
            patience.Token.ThrowIfCancellationRequested();
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await _trail.StopAsync(CancellationToken.None);
        var ids = _folder.Lines(Tomorrow).Where(line => line.TryGetProperty("id", out _)).Select(line => line.GetProperty("id").GetString());
        Assert.Equal(["taken-before", "taken-after"], ids);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_had_stops_the_start()
    {
        await File.WriteAllTextAsync(_folder.Audit, "in the way");
        await Assert.ThrowsAnyAsync<IOException>(() => _trail.StartAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Two_processes_have_two_files()
    {
        using var other = NewTrail();
        await _trail.StartAsync(CancellationToken.None);
        await other.StartAsync(CancellationToken.None);
        await _trail.RecordAsync(Some.SignIn("one"), CancellationToken.None);
        await other.RecordAsync(Some.SignIn("other"), CancellationToken.None);
        await _trail.RecordAsync(Some.SignIn("one"), CancellationToken.None);
        await _trail.StopAsync(CancellationToken.None);
        await other.StopAsync(CancellationToken.None);
        Assert.Equal(["one", "one"], _folder.Lines(Today).Select(line => line.GetProperty("step").GetString()));
        Assert.Equal("other", Assert.Single(_folder.Lines("trail-2026-01-05.2.jsonl")).GetProperty("step").GetString());
    }

    [Fact]
    public async Task A_line_that_a_crash_tore_spoils_no_other()
    {
        Directory.CreateDirectory(_folder.Audit);
        await File.WriteAllTextAsync(Path.Combine(_folder.Audit, Today), "{\"kind\":\"dec");
        await _trail.StartAsync(CancellationToken.None);
        await _trail.RecordAsync(Some.SignIn("after"), CancellationToken.None);
        await _trail.StopAsync(CancellationToken.None);
        var lines = _folder.Text(Today).Split('\n');
        Assert.Equal("{\"kind\":\"dec", lines[0]);
        Assert.StartsWith("{\"kind\":\"signIn\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_trail_is_sink_service_and_itself()
    {
        var services = new ServiceCollection().AddLogging().AddAuditTrail(_folder.Data);
        await using var provider = services.BuildServiceProvider();
        var trail = provider.GetRequiredService<AuditTrail>();
        Assert.Same(trail, provider.GetRequiredService<IDecisionSink>());
        Assert.Same(trail, Assert.Single(provider.GetServices<IHostedService>()));
    }

    private AuditTrail NewTrail() => new(_folder.Data, _clock, NullLogger<AuditTrail>.Instance);
}
