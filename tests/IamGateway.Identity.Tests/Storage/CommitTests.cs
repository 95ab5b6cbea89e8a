using IamGateway.Identity.Credentials;
using IamGateway.Identity.PermissionSets;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Tests.Storage;

public sealed class CommitTests
{
    [Fact]
    public async Task Every_entity_touched_has_a_row_in_the_outbox_with_its_key_also_when_the_database_made_it()
    {
        await using var store = await TestStore.OpenAsync();
        var (person, group, set) = (Given.Person(), Given.PeopleGroup(), Given.PermissionSet());
        await store.AddAsync(Given.Account(), person, group, set);
        var assignment = new Assignment { PermissionSetId = set.Id, AccountId = Given.AccountId, PersonId = person.Id };
        await store.AddAsync(assignment, new PeopleGroupMember { GroupId = group.Id, PersonId = person.Id });

        await using var db = store.Db();
        var stored = await db.People.SingleAsync();
        stored.IsActive = false;
        db.Remove(await db.PeopleGroupMembers.SingleAsync());
        await db.CommitAsync(TestStore.Stop);

        var rows = await db.Changes.Select(change => $"{change.Kind} {change.Entity} {change.EntityId}").ToListAsync();
        Assert.True(assignment.Id > 0);
        Assert.Contains($"added assignments {assignment.Id}", rows);
        Assert.Contains($"added people_group_members {group.Id},{person.Id}", rows);
        Assert.Contains($"added root_users {Given.AccountId}", rows);
        Assert.Contains($"changed people {person.Id}", rows);
        Assert.Contains($"removed people_group_members {group.Id},{person.Id}", rows);
    }

    [Fact]
    public async Task Failed_sign_ins_and_notes_of_use_have_no_row()
    {
        await using var store = await TestStore.OpenAsync();
        var user = Given.User();
        var key = new AccessKey { Id = UniqueId.Iam("AKIA"), UserId = user.Id, SealedSecret = "v1.k.x", CreatedAt = store.Clock.GetUtcNow() };
        await store.AddAsync(Given.Account(), user, key, Given.Role());

        await using var db = store.Db();
        var before = await db.Changes.CountAsync();
        db.Add(new SignInFailures { Key = "somebody", Count = 1, WindowStartedAt = store.Clock.GetUtcNow() });
        db.Add(new ServiceLastAccessed { PrincipalId = user.Id, Service = "iam", LastAt = store.Clock.GetUtcNow() });
        var used = await db.AccessKeys.SingleAsync();
        (used.LastUsedAt, used.LastUsedService, used.LastUsedRegion) = (store.Clock.GetUtcNow(), "iam", "us-east-1");
        (await db.IamUsers.SingleAsync()).PasswordLastUsedAt = store.Clock.GetUtcNow();
        var usedRole = await db.Roles.SingleAsync();
        (usedRole.LastUsedAt, usedRole.LastUsedRegion) = (store.Clock.GetUtcNow(), "us-east-1");
        await db.CommitAsync(TestStore.Stop);
        Assert.Equal(before, await db.Changes.CountAsync());

        (await db.AccessKeys.SingleAsync()).IsActive = false;   // the control: this is a change
        await db.CommitAsync(TestStore.Stop);
        Assert.Equal(before + 1, await db.Changes.CountAsync());
    }

    [Fact]
    public async Task A_taken_name_is_told_and_leaves_nothing_behind()
    {
        await using var store = await TestStore.OpenAsync();
        await store.AddAsync(Given.Account(), Given.User("Build"));

        await using var db = store.Db();
        var before = await db.Changes.CountAsync();
        db.AddRange(Given.Person(), Given.User("bUILD"));
        var failure = await Assert.ThrowsAsync<EntityExistsException>(() => db.CommitAsync(TestStore.Stop));

        Assert.Equal("In iam_users, name 'bUILD' is taken.", failure.Message);
        await using var after = store.Db();
        Assert.Equal(0, await after.People.CountAsync());
        Assert.Equal(before, await after.Changes.CountAsync());
    }

    [Fact]
    public async Task A_taken_secret_is_not_shown()
    {
        await using var store = await TestStore.OpenAsync();
        await store.AddAsync(Given.Account());
        OneTimeLink Link() => new() { SecretHash = new string('a', 64), RootAccountId = Given.AccountId, ExpiresAt = store.Clock.GetUtcNow() };
        await store.AddAsync(Link());
        var failure = await Assert.ThrowsAsync<EntityExistsException>(() => store.AddAsync(Link()));
        Assert.DoesNotContain("aaaa", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_that_was_begun_is_committed_with_what_was_read_in_it()
    {
        await using var store = await TestStore.OpenAsync();
        await using (var db = store.Db())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(TestStore.Stop);
            Assert.False(await db.Accounts.AnyAsync());
            db.Add(Given.Account());
            await db.CommitAsync(TestStore.Stop);
        }

        await using var after = store.Db();
        Assert.True(await after.Accounts.AnyAsync());
        Assert.Null(after.Database.CurrentTransaction);
    }

    [Fact]
    public async Task Of_two_commits_that_use_the_same_thing_once_only_one_succeeds()
    {
        await using var store = await TestStore.OpenAsync();
        await store.AddAsync(Given.Account(), new OneTimeLink { SecretHash = new string('a', 64), RootAccountId = Given.AccountId, ExpiresAt = store.Clock.GetUtcNow() });

        await using var first = store.Db();
        await using var second = store.Db();
        (await first.OneTimeLinks.SingleAsync()).UsedAt = store.Clock.GetUtcNow();
        (await second.OneTimeLinks.SingleAsync()).UsedAt = store.Clock.GetUtcNow();
        await first.CommitAsync(TestStore.Stop);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.CommitAsync(TestStore.Stop));
    }

    [Fact]
    public async Task Nothing_is_saved_past_the_outbox()
    {
        await using var store = await TestStore.OpenAsync();
        await using var db = store.Db();
        db.Add(Given.Account());
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestStore.Stop));
        await using var unregistered = new IdentityDb(new DbContextOptionsBuilder<IdentityDb>().UseSqlite("Data Source=:memory:").Options);
        await Assert.ThrowsAsync<InvalidOperationException>(() => unregistered.CommitAsync(TestStore.Stop));
    }

    [Fact]
    public async Task Moments_keep_their_milliseconds_and_durations_their_seconds()
    {
        await using var store = await TestStore.OpenAsync();
        var created = new DateTimeOffset(2026, 3, 4, 5, 6, 7, 89, TimeSpan.FromHours(9));
        await store.AddAsync(new PermissionSet { Id = "ps-0", Name = "Long", CreatedAt = created, SessionDuration = TimeSpan.FromHours(12) });
        await using var db = store.Db();
        var stored = await db.PermissionSets.SingleAsync(set => set.CreatedAt >= created && set.CreatedAt < created.AddMilliseconds(1));
        Assert.Equal(created, stored.CreatedAt);
        Assert.Equal(TimeSpan.FromHours(12), stored.SessionDuration);
    }
}
