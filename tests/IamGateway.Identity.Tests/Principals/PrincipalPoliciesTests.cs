using IamGateway.Identity.PermissionSets;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using IamGateway.Policy.Evaluation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Identity.Tests.Principals;

public sealed class PrincipalPoliciesTests
{
    [Fact]
    public async Task A_user_has_its_own_policies_those_of_its_groups_and_its_boundary()
    {
        await using var store = await TestStore.OpenAsync();
        var (own, ofGroup, boundary) = (Given.Policy("Own", document: Allow("a:Own")), Given.Policy("OfGroup", document: Allow("a:OfGroup")), Given.Policy("Boundary", document: Allow("a:O*")));
        var (user, group) = (Given.User(), Given.Group());
        await store.AddAsync(Given.Account(), user, group, own, ofGroup, boundary, new IamGroupMember { GroupId = group.Id, UserId = user.Id },
            new PolicyAttachment { PolicyId = own.Id, UserId = user.Id },
            new PolicyAttachment { PolicyId = ofGroup.Id, GroupId = group.Id },
            new InlinePolicy { Name = "inline", UserId = user.Id, Document = Allow("a:OInline") },
            new InlinePolicy { Name = "group-inline", GroupId = group.Id, Document = Allow("a:Zebra") });

        var policies = store.Get<PrincipalPolicies>();
        Assert.Equal((true, true, true, true, false), (
            await MayAsync(store, user, "a:Own"), await MayAsync(store, user, "a:OfGroup"), await MayAsync(store, user, "a:OInline"),
            await MayAsync(store, user, "a:Zebra"), await MayAsync(store, user, "a:Nothing")));
        Assert.Null((await policies.OfUserAsync(user.Id, TestStore.Stop)).Boundary);

        await ChangeAsync(store, db => db.IamUsers, found => found.PermissionsBoundaryId = boundary.Id);
        Assert.Equal((true, false), (await MayAsync(store, user, "a:Own"), await MayAsync(store, user, "a:Zebra")));
    }

    [Fact]
    public async Task A_decision_names_the_arn_and_version_of_a_managed_policy()
    {
        await using var store = await TestStore.OpenAsync();
        var (policy, user) = (Given.Policy(document: Allow("a:Own")), Given.User());
        await store.AddAsync(Given.Account(), policy, user, new PolicyAttachment { PolicyId = policy.Id, UserId = user.Id });
        var statement = Decide(await store.Get<PrincipalPolicies>().OfUserAsync(user.Id, TestStore.Stop), "a:Own").Statement;
        Assert.Equal((policy.Arn, "v1"), (statement!.Policy, statement.Version));
    }

    [Fact]
    public async Task A_role_has_the_policies_of_its_permission_set_or_else_its_own()
    {
        await using var store = await TestStore.OpenAsync();
        var (set, person, plain) = (Given.PermissionSet(), Given.Person(), Given.Role());
        await store.AddAsync(Given.Account(), set, person, plain, new InlinePolicy { Name = "set", PermissionSetId = set.Id, Document = Allow("a:Set") }, new InlinePolicy { Name = "role", RoleId = plain.Id, Document = Allow("a:Role") });
        await store.Get<AssignmentBook>().AssignAsync(new Assignment { PermissionSetId = set.Id, AccountId = Given.AccountId, PersonId = person.Id }, TestStore.Stop);
        await using var db = store.Db();
        var provisioned = await db.Roles.SingleAsync(role => role.PermissionSetId == set.Id);

        var policies = store.Get<PrincipalPolicies>();
        var (ofSet, own) = (await policies.OfRoleAsync(provisioned.Id, TestStore.Stop), await policies.OfRoleAsync(plain.Id, TestStore.Stop));
        Assert.Equal((true, false), (Decide(ofSet, "a:Set").IsAllowed, Decide(ofSet, "a:Role").IsAllowed));
        Assert.Equal((false, true), (Decide(own, "a:Set").IsAllowed, Decide(own, "a:Role").IsAllowed));
    }

    [Fact]
    public async Task The_root_user_may_do_everything_and_an_unknown_principal_nothing()
    {
        await using var store = await TestStore.OpenAsync();
        var policies = store.Get<PrincipalPolicies>();
        Assert.True(Decide(policies.OfRoot, "a:Anything").IsAllowed);
        Assert.Same(PolicySets.None, await policies.OfRoleAsync("AROAUNKNOWN", TestStore.Stop));
        Assert.Same(PolicySets.None, await policies.OfUserAsync("AIDAUNKNOWN", TestStore.Stop));
    }

    [Fact]
    public async Task A_hit_reads_nothing_and_principals_with_the_same_policies_share_a_set()
    {
        await using var store = await TestStore.OpenAsync();
        var (policy, first, second) = (Given.Policy(), Given.User("first"), Given.User("second"));
        await store.AddAsync(Given.Account(), policy, first, second, new PolicyAttachment { PolicyId = policy.Id, UserId = first.Id }, new PolicyAttachment { PolicyId = policy.Id, UserId = second.Id });
        var policies = store.Get<PrincipalPolicies>();
        var (ofFirst, ofSecond) = (await policies.OfUserAsync(first.Id, TestStore.Stop), await policies.OfUserAsync(second.Id, TestStore.Stop));
        Assert.Same(ofFirst.Identity, ofSecond.Identity);

        await store.ExecuteAsync("ALTER TABLE policy_attachments RENAME TO hidden");   // whoever reads now fails
        Assert.Same(ofFirst, await policies.OfUserAsync(first.Id, TestStore.Stop));
        await Assert.ThrowsAnyAsync<Exception>(async () => await policies.OfUserAsync((await AddUserAsync(store)).Id, TestStore.Stop));
    }

    [Fact]
    public async Task A_stored_policy_that_cannot_be_read_denies_by_failing_each_time()
    {
        await using var store = await TestStore.OpenAsync();
        var user = Given.User();
        await store.AddAsync(Given.Account(), user, new InlinePolicy { Name = "broken", UserId = user.Id, Document = """{"Statement":7}""" });
        for (var i = 0; i < 2; i++)
        {
            var failure = await Assert.ThrowsAsync<InvalidDataException>(async () => await store.Get<PrincipalPolicies>().OfUserAsync(user.Id, TestStore.Stop));
            Assert.Contains("broken", failure.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Each takes away what allows the user's action.</summary>
    public static TheoryData<string> Changes => ["default version", "attachment", "inline policy", "membership", "group", "user"];

    [Theory, MemberData(nameof(Changes))]
    public async Task Every_change_is_seen_at_once_here_and_after_the_next_reading_in_another_process(string what)
    {
        await using var store = await TestStore.OpenAsync();
        var other = await store.OpenProcessAsync();
        var (policy, user, group) = (Given.Policy(document: Allow("a:Own")), Given.User(), Given.Group());
        policy.Versions.Add(new PolicyVersion { PolicyId = policy.Id, Number = 2, Document = Allow("a:Else"), CreatedAt = policy.CreatedAt });
        await store.AddAsync(Given.Account(), policy, user, group);
        if (what is "default version" or "attachment")
            await store.AddAsync(new PolicyAttachment { PolicyId = policy.Id, UserId = user.Id });
        else if (what is "membership" or "group")
            await store.AddAsync(new IamGroupMember { GroupId = group.Id, UserId = user.Id }, new InlinePolicy { Name = "g", GroupId = group.Id, Document = Allow("a:Own") });
        else
            await store.AddAsync(new InlinePolicy { Name = "i", UserId = user.Id, Document = Allow("a:Own") });
        Assert.True(await MayAsync(store, user, "a:Own") && await MayAsync(other, user, "a:Own"));

        await (what switch
        {
            "default version" => ChangeAsync(store, db => db.ManagedPolicies.Where(one => one.Id == policy.Id), found => found.DefaultVersion = 2),
            "attachment" => RemoveAsync(store, db => db.PolicyAttachments),
            "inline policy" => ChangeAsync(store, db => db.InlinePolicies, found => found.Document = Allow("a:Else")),
            "membership" => RemoveAsync(store, db => db.IamGroupMembers),
            "group" => RemoveAsync(store, db => db.IamGroups),
            _ => RemoveAsync(store, db => db.IamUsers),
        });

        Assert.False(await MayAsync(store, user, "a:Own"));
        await other.GetRequiredService<ChangeFeed>().ReadAsync(TestStore.Stop);
        Assert.False(await MayAsync(other, user, "a:Own"));
    }

    [Fact]
    public async Task Readers_that_race_changes_never_remember_what_was_before()
    {
        await using var store = await TestStore.OpenAsync();
        var user = Given.User();
        await store.AddAsync(Given.Account(), user, new InlinePolicy { Name = "i", UserId = user.Id, Document = Allow("a:Step0") });
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                await MayAsync(store, user, "a:Any");
        }, CancellationToken.None)).ToList();

        for (var step = 1; step <= 40; step++)
        {
            await ChangeAsync(store, db => db.InlinePolicies, found => found.Document = Allow($"a:Step{step}"));
            Assert.True(await MayAsync(store, user, $"a:Step{step}"));
            Assert.False(await MayAsync(store, user, $"a:Step{step - 1}"));
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static string Allow(string action) => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""";

    private static Task<bool> MayAsync(TestStore store, IamUser user, string action) => MayAsync(store.Services, user, action);

    private static async Task<bool> MayAsync(ServiceProvider process, IamUser user, string action) =>
        Decide(await process.GetRequiredService<PrincipalPolicies>().OfUserAsync(user.Id, TestStore.Stop), action).IsAllowed;

    private static Decision Decide(PolicySets policies, string action) =>
        PolicyEvaluator.Evaluate(new AuthorizationRequest { Principal = Principal.Parse($"arn:aws:iam::{Given.AccountId}:user/someone")!, Action = action, Resource = "*", Context = new RequestContext() }, policies);

    private static async Task<IamUser> AddUserAsync(TestStore store)
    {
        var user = Given.User("third");
        await store.AddAsync(user);
        return user;
    }

    private static async Task ChangeAsync<T>(TestStore store, Func<IdentityDb, IQueryable<T>> find, Action<T> change)
        where T : class
    {
        await using var db = store.Db();
        change(await find(db).SingleAsync());
        await db.CommitAsync(TestStore.Stop);
    }

    private static async Task RemoveAsync<T>(TestStore store, Func<IdentityDb, IQueryable<T>> find)
        where T : class
    {
        await using var db = store.Db();
        db.Remove(await find(db).SingleAsync());
        await db.CommitAsync(TestStore.Stop);
    }
}
