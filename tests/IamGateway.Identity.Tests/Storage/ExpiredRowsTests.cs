using IamGateway.Identity.Credentials;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IamGateway.Identity.Tests.Storage;

public sealed class ExpiredRowsTests
{
    [Fact]
    public async Task What_has_been_dead_for_a_day_is_removed_and_nothing_else()
    {
        await using var store = await TestStore.OpenAsync();
        await store.AddAsync(Given.Account());
        var start = store.Clock.GetUtcNow();
        OneTimeLink Link(char letter, TimeSpan lives) => new() { SecretHash = new string(letter, 64), RootAccountId = Given.AccountId, ExpiresAt = start + lives };
        SignInFailures Failures(string key, TimeSpan? lockedFor) => new() { Key = key, Count = 1, WindowStartedAt = start, LockedUntil = start + lockedFor };
        await store.AddAsync(Link('a', TimeSpan.FromHours(1)), Link('b', TimeSpan.FromDays(1)), Failures("old", null), Failures("locked", TimeSpan.FromHours(9)));
        await store.Get<SignInSessions>().StartAsync(new SignInSubject(RootAccountId: Given.AccountId), "password", null, null, null, TestStore.Stop);

        store.Clock.Advance(TimeSpan.FromHours(26));
        await store.Get<SignInSessions>().StartAsync(new SignInSubject(RootAccountId: Given.AccountId), "password", null, null, null, TestStore.Stop);
        await RemoveAsync(store);
        await using var db = store.Db();
        Assert.Equal(new string('b', 64), (await db.OneTimeLinks.SingleAsync()).SecretHash);
        Assert.Equal("locked", (await db.SignInFailures.SingleAsync()).Key);
        Assert.Equal(2, await db.SignInSessions.CountAsync());   // the first one expired after eight hours, eighteen hours ago
        Assert.All(await db.Changes.ToListAsync(), change => Assert.True(change.At > start));
        Assert.NotEmpty(await db.Changes.ToListAsync());

        store.Clock.Advance(TimeSpan.FromHours(7));
        await RemoveAsync(store);
        Assert.Equal(1, await db.SignInSessions.CountAsync());
        Assert.Equal(1, await db.PrincipalSessions.CountAsync());
    }

    private static Task RemoveAsync(TestStore store) =>
        store.Services.GetServices<IHostedService>().OfType<ExpiredRows>().Single().RemoveAsync(TestStore.Stop);
}
