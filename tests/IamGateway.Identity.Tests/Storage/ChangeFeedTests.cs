using IamGateway.Identity.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Identity.Tests.Storage;

public sealed class ChangeFeedTests
{
    [Fact]
    public async Task A_commit_is_told_before_it_returns_and_only_once()
    {
        await using var store = await TestStore.OpenAsync();
        var heard = Listen(store.Services);
        await store.AddAsync(Given.Account());
        Assert.Equal(["added accounts 123456789012", "added root_users 123456789012"], heard.Order());

        await store.Get<ChangeFeed>().ReadAsync(TestStore.Stop);
        Assert.Equal(2, heard.Count);
    }

    [Fact]
    public async Task Two_processes_hear_each_other_once_and_in_order()
    {
        await using var store = await TestStore.OpenAsync();
        var other = await store.OpenProcessAsync();
        var (here, there) = (Listen(store.Services), Listen(other));
        var (first, second, third) = (Given.Person("first"), Given.Person("second"), Given.Person("third"));

        await store.AddAsync(first);
        await using (var db = TestStore.DbOf(other))
        {
            db.Add(second);
            await db.CommitAsync(TestStore.Stop);
        }

        await store.AddAsync(third);
        await other.GetRequiredService<ChangeFeed>().ReadAsync(TestStore.Stop);

        string[] all = [$"added people {first.Id}", $"added people {second.Id}", $"added people {third.Id}"];
        Assert.Equal(all, here);
        Assert.Equal(all, there);
    }

    [Fact]
    public async Task The_hosted_feed_hears_another_process_within_a_second()
    {
        await using var store = await TestStore.OpenAsync();
        var other = await store.OpenProcessAsync(TimeProvider.System);
        var heard = new TaskCompletionSource<Change>(TaskCreationOptions.RunContinuationsAsynchronously);
        var feed = other.GetRequiredService<ChangeFeed>();
        feed.Subscribe(heard.SetResult);
        await feed.StartAsync(TestStore.Stop);

        var person = Given.Person();
        await store.AddAsync(person);
        var change = await heard.Task.WaitAsync(TimeSpan.FromSeconds(5));
        await feed.StopAsync(TestStore.Stop);

        Assert.Equal(person.Id, change.EntityId);
    }

    [Fact]
    public async Task Rows_that_were_cleaned_away_unread_mean_that_anything_may_have_changed()
    {
        await using var store = await TestStore.OpenAsync();
        var other = await store.OpenProcessAsync();
        var heard = Listen(other);
        await store.AddAsync(Given.Person("first"));
        await store.AddAsync(Given.Person("second"));
        await store.ExecuteAsync("DELETE FROM changes WHERE id = (SELECT max(id) - 1 FROM changes)");
        await other.GetRequiredService<ChangeFeed>().ReadAsync(TestStore.Stop);
        Assert.Equal("changed * *", heard[0]);
        Assert.Equal(2, heard.Count);
    }

    [Fact]
    public async Task An_outbox_that_cannot_be_read_means_that_anything_may_have_changed()
    {
        await using var store = await TestStore.OpenAsync();
        var heard = Listen(store.Services);
        await store.ExecuteAsync("ALTER TABLE changes RENAME TO hidden");
        await store.Get<ChangeFeed>().ReadAsync(TestStore.Stop);
        Assert.Equal(["changed * *"], heard);

        await store.ExecuteAsync("ALTER TABLE hidden RENAME TO changes");
        await store.AddAsync(Given.Person());
        Assert.Equal(["changed * *", "changed * *"], heard);
        await store.AddAsync(Given.Person("bob"));
        Assert.Equal(3, heard.Count);
    }

    [Fact]
    public async Task A_subscriber_that_fails_keeps_nothing_from_the_others()
    {
        await using var store = await TestStore.OpenAsync();
        store.Get<ChangeFeed>().Subscribe(_ => throw new InvalidOperationException("broken"));
        var heard = Listen(store.Services);
        await store.AddAsync(Given.Person());
        Assert.Single(heard);
    }

    private static List<string> Listen(ServiceProvider process)
    {
        var heard = new List<string>();
        process.GetRequiredService<ChangeFeed>().Subscribe(change => heard.Add($"{change.Kind} {change.Entity} {change.EntityId}"));
        return heard;
    }
}
