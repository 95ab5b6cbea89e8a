using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IamGateway.Identity.Tests.Sessions;

public sealed class RevocationsTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_session_is_dead_when_it_or_its_principal_was_revoked_after_it_was_issued()
    {
        await using var store = await TestStore.OpenAsync();
        var now = store.Clock.GetUtcNow();
        var revocations = store.Get<Revocations>();
        Assert.False(revocations.IsRevoked("session", "role", now));

        await store.AddAsync(Given.Account(), Revoke("role", now), Revoke("another session", now));
        await revocations.RefreshAsync(TestStore.Stop);
        Assert.True(revocations.IsRevoked("session", "role", now - Second));
        Assert.False(revocations.IsRevoked("session", "role", now));
        Assert.True(revocations.IsRevoked("another session", "user", now - Second));
        Assert.False(revocations.IsRevoked("session", "user", now - Second));
    }

    [Fact]
    public async Task A_revocation_counts_as_soon_as_it_is_written_in_every_process()
    {
        await using var store = await TestStore.OpenAsync();
        var other = await store.OpenProcessAsync();
        var now = store.Clock.GetUtcNow();
        await store.AddAsync(Given.Account(), Revoke("role", now.AddHours(-1)));
        Assert.True(store.Get<Revocations>().IsRevoked("session", "role", now.AddHours(-2)));
        Assert.True(store.Get<Revocations>().IsRevoked("session", "role", now - Second));     // from when it counts was not read yet

        await other.GetRequiredService<ChangeFeed>().ReadAsync(TestStore.Stop);
        Assert.True(other.GetRequiredService<Revocations>().IsRevoked("session", "role", now.AddHours(-2)));

        await store.Get<Revocations>().RefreshAsync(TestStore.Stop);
        Assert.True(store.Get<Revocations>().IsRevoked("session", "role", now.AddHours(-2)));
        Assert.False(store.Get<Revocations>().IsRevoked("session", "role", now - Second));
    }

    [Fact]
    public async Task What_is_known_stays_in_force_while_the_store_is_away()
    {
        await using var store = await TestStore.OpenAsync();
        var now = store.Clock.GetUtcNow();
        await store.AddAsync(Given.Account(), Revoke("role", now));
        await store.ExecuteAsync("ALTER TABLE revocations RENAME TO hidden");
        await Assert.ThrowsAnyAsync<Exception>(() => store.Get<Revocations>().RefreshAsync(TestStore.Stop));
        Assert.True(store.Get<Revocations>().IsRevoked("session", "role", now - Second));
    }

    [Fact]
    public void Before_anything_was_read_every_session_is_dead()
    {
        using var services = new ServiceCollection().AddIdentity(Path.GetTempPath()).BuildServiceProvider();
        Assert.True(services.GetRequiredService<Revocations>().IsRevoked("session", "role", DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task A_revocation_is_dropped_when_no_session_can_be_older()
    {
        await using var store = await TestStore.OpenAsync();
        var now = store.Clock.GetUtcNow();
        await store.AddAsync(Given.Account(), Revoke("role", now));
        store.Clock.Advance(TimeSpan.FromHours(36) - Second);
        await store.Get<Revocations>().RefreshAsync(TestStore.Stop);
        Assert.True(store.Get<Revocations>().IsRevoked("session", "role", now - Second));

        store.Clock.Advance(Second);
        await store.Get<Revocations>().RefreshAsync(TestStore.Stop);
        Assert.False(store.Get<Revocations>().IsRevoked("session", "role", now - Second));

        var cleaning = store.Services.GetServices<IHostedService>().OfType<ExpiredRows>().Single();
        await using var db = store.Db();
        store.Clock.Advance(TimeSpan.FromHours(24));
        await cleaning.RemoveAsync(TestStore.Stop);
        Assert.Equal(1, await db.Revocations.CountAsync());
        store.Clock.Advance(Second);
        await cleaning.RemoveAsync(TestStore.Stop);
        Assert.Equal(0, await db.Revocations.CountAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_revoked_session_of_a_browser_is_dead_and_no_token_is_made_from_it(bool isThePrincipal)
    {
        await using var story = await SessionStory.BeginAsync();
        var started = await story.StartBobAsync();
        var session = (await story.FindAsync(started))!.Principal!.Session;
        story.Store.Clock.Advance(Second);
        await story.Store.AddAsync(Revoke(isThePrincipal ? session.RoleId! : session.Id, story.Store.Clock.GetUtcNow()));

        Assert.Null(await story.FindAsync(session));
        Assert.Null((await story.FindAsync(started))!.Principal);
        Assert.Null(await story.SignIns.IssueAsync(started.Session.Id, TestStore.Stop));

        var again = await story.FindAsync(await story.ChooseAsync(started, story.ReadOnly));   // choosing anew makes a session that is younger
        Assert.NotNull(again!.Principal);
    }

    [Fact]
    public async Task Users_and_root_users_are_revoked_like_roles()
    {
        await using var story = await SessionStory.BeginAsync();
        var (build, root) = (await story.StartBuildAsync(), await story.StartRootAsync());
        Assert.NotNull((await story.FindAsync(build))!.Principal);
        Assert.NotNull((await story.FindAsync(root))!.Principal);
        story.Store.Clock.Advance(Second);
        await story.Store.AddAsync(Revoke(story.Build.Id, story.Store.Clock.GetUtcNow()));
        Assert.Null((await story.FindAsync(build))!.Principal);
        Assert.NotNull((await story.FindAsync(root))!.Principal);
        await story.Store.AddAsync(Revoke(Given.AccountId, story.Store.Clock.GetUtcNow()));
        Assert.Null((await story.FindAsync(root))!.Principal);
    }

    private static Revocation Revoke(string subject, DateTimeOffset issuedBefore) =>
        new() { SubjectId = subject, AccountId = Given.AccountId, IssuedBefore = issuedBefore, CreatedAt = issuedBefore };
}
