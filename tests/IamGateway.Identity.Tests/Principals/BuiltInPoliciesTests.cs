using IamGateway.Identity.Principals;
using IamGateway.Policy.Evaluation;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Tests.Principals;

public sealed class BuiltInPoliciesTests
{
    [Fact]
    public async Task All_that_ship_are_in_the_store_and_a_second_start_changes_nothing()
    {
        await using var store = await TestStore.OpenAsync();
        await using var db = store.Db();
        var policies = await db.ManagedPolicies.Include(policy => policy.Versions).ToListAsync();
        Assert.Equal(BuiltInPolicy.All.Select(policy => policy.Name), policies.Select(policy => policy.Name).Order(StringComparer.Ordinal));
        Assert.All(policies, policy => Assert.Equal((null, 1, 1), (policy.AccountId, policy.DefaultVersion, policy.Versions.Count)));

        var before = await db.Changes.CountAsync();
        await store.OpenProcessAsync();
        Assert.Equal(before, await db.Changes.CountAsync());
    }

    [Fact]
    public async Task A_store_that_is_as_it_ships_is_not_locked()
    {
        await using var store = await TestStore.OpenAsync();
        await using var other = store.Db();
        await using var writer = await other.Database.BeginTransactionAsync();   // the database's one write lock
        await EnsureAsync(store, [.. BuiltInPolicy.All]);
    }

    [Fact]
    public async Task A_changed_document_becomes_a_new_version_that_applies_where_the_policy_is_attached()
    {
        await using var store = await TestStore.OpenAsync();
        var user = Given.User();
        await store.AddAsync(Given.Account(), user, new PolicyAttachment { PolicyId = (await StoredAsync(store)).Id, UserId = user.Id });
        Assert.False(await MayAsync(store, user, "orders:Approve"));

        store.Clock.Advance(TimeSpan.FromDays(1));
        await EnsureAsync(store, Shipped("orders:Approve"));

        var policy = await StoredAsync(store);
        Assert.Equal((2, 2, store.Clock.GetUtcNow()), (policy.DefaultVersion, policy.Versions.Count, policy.UpdatedAt));
        Assert.Equal(("/other/", "Is for approvers."), (policy.Path, policy.Description));
        Assert.Equal(BuiltInPolicy.All.Single(shipped => shipped.Name == policy.Name).Document, policy.Versions.Single(version => version.Number == 1).Document);
        Assert.True(await MayAsync(store, user, "orders:Approve"));
    }

    [Fact]
    public async Task At_most_five_versions_are_kept_and_the_oldest_go()
    {
        await using var store = await TestStore.OpenAsync();
        foreach (var number in Enumerable.Range(2, 6))
        {
            await EnsureAsync(store, Shipped($"orders:Approve{number}"));
            await EnsureAsync(store, Shipped($"orders:Approve{number}"));
        }

        var policy = await StoredAsync(store);
        Assert.Equal((7, 7), (policy.DefaultVersion, policy.LastVersion));
        Assert.Equal([3, 4, 5, 6, 7], policy.Versions.Select(version => version.Number).Order());
    }

    [Fact]
    public async Task Processes_that_bring_the_same_change_at_once_make_one_version()
    {
        await using var store = await TestStore.OpenAsync();
        var processes = new[] { store.Services, await store.OpenProcessAsync(), await store.OpenProcessAsync() };
        await Task.WhenAll(processes.Select(process => Task.Run(async () =>
        {
            await using var db = TestStore.DbOf(process);
            await BuiltInPolicies.EnsureAsync(db, Shipped("orders:Approve"), store.Clock, TestStore.Stop);
        })));
        Assert.Equal([1, 2], (await StoredAsync(store)).Versions.Select(version => version.Number).Order());
    }

    [Fact]
    public async Task One_that_ships_no_more_stays()
    {
        await using var store = await TestStore.OpenAsync();
        await EnsureAsync(store, [.. Shipped("orders:Approve").Where(policy => policy.Name != "ReadOnlyAccess"), new BuiltInPolicy("Added", "/", "Is new.", Given.Allow)]);
        Assert.Equal(1, (await StoredAsync(store)).DefaultVersion);
        await using var db = store.Db();
        Assert.Equal(BuiltInPolicy.All.Length + 1, await db.ManagedPolicies.CountAsync());
    }

    /// <summary>What a later program ships: <c>ReadOnlyAccess</c> allows one action only, and is called otherwise.</summary>
    private static List<BuiltInPolicy> Shipped(string action) =>
    [
        .. BuiltInPolicy.All.Select(policy => policy.Name != "ReadOnlyAccess" ? policy : policy with
        {
            Path = "/other/",
            Description = "Is for approvers.",
            Document = Given.Allow.Replace("orders:*", action, StringComparison.Ordinal),
        }),
    ];

    private static async Task EnsureAsync(TestStore store, List<BuiltInPolicy> shipped)
    {
        await using var db = store.Db();
        await BuiltInPolicies.EnsureAsync(db, shipped, store.Clock, TestStore.Stop);
    }

    private static async Task<ManagedPolicy> StoredAsync(TestStore store)
    {
        await using var db = store.Db();
        return await db.ManagedPolicies.AsNoTracking().Include(policy => policy.Versions).SingleAsync(policy => policy.AccountId == null && policy.Name == "ReadOnlyAccess");
    }

    private static async Task<bool> MayAsync(TestStore store, IamUser user, string action)
    {
        var policies = await store.Get<PrincipalPolicies>().OfUserAsync(user.Id, TestStore.Stop);
        return PolicyEvaluator.Evaluate(new AuthorizationRequest { Principal = Principal.Parse(user.Arn)!, Action = action, Resource = "*", Context = new RequestContext() }, policies).IsAllowed;
    }
}
