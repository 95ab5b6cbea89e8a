using IamGateway.Identity.PermissionSets;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Tests.PermissionSets;

public sealed class AssignmentBookTests
{
    [Fact]
    public async Task A_person_has_what_is_assigned_directly_and_through_groups_each_pair_once_and_in_order()
    {
        await using var store = await TestStore.OpenAsync();
        var (alice, bob, group, empty) = (Given.Person(), Given.Person("bob"), Given.PeopleGroup(), Given.PeopleGroup("Others"));
        var (reader, admin) = (Given.PermissionSet("Reader"), Given.PermissionSet("Admin"));
        await store.AddAsync(Given.Account(), alice, bob, group, empty, reader, admin, new PeopleGroupMember { GroupId = group.Id, PersonId = alice.Id });
        var book = store.Get<AssignmentBook>();
        await book.AssignAsync(new Assignment { PermissionSetId = reader.Id, AccountId = Given.AccountId, PersonId = alice.Id }, TestStore.Stop);
        await book.AssignAsync(new Assignment { PermissionSetId = reader.Id, AccountId = Given.AccountId, GroupId = group.Id }, TestStore.Stop);
        await book.AssignAsync(new Assignment { PermissionSetId = admin.Id, AccountId = Given.AccountId, GroupId = group.Id }, TestStore.Stop);
        await book.AssignAsync(new Assignment { PermissionSetId = admin.Id, AccountId = Given.AccountId, GroupId = empty.Id }, TestStore.Stop);

        Assert.Equal(["Admin", "Reader"], (await book.OfPersonAsync(alice.Id, TestStore.Stop)).Select(one => one.PermissionSetName));
        Assert.Empty(await book.OfPersonAsync(bob.Id, TestStore.Stop));
    }

    [Fact]
    public async Task Assigning_provisions_one_role_in_each_account()
    {
        await using var store = await TestStore.OpenAsync();
        var (person, group, set) = (Given.Person(), Given.PeopleGroup(), Given.PermissionSet(new string('x', 32)));
        await store.AddAsync(Given.Account(), Given.Account(Given.OtherAccountId), person, group, set);
        var book = store.Get<AssignmentBook>();
        await book.AssignAsync(new Assignment { PermissionSetId = set.Id, AccountId = Given.AccountId, PersonId = person.Id }, TestStore.Stop);
        await book.AssignAsync(new Assignment { PermissionSetId = set.Id, AccountId = Given.AccountId, PersonId = person.Id }, TestStore.Stop);
        await book.AssignAsync(new Assignment { PermissionSetId = set.Id, AccountId = Given.AccountId, GroupId = group.Id }, TestStore.Stop);
        await book.AssignAsync(new Assignment { PermissionSetId = set.Id, AccountId = Given.OtherAccountId, PersonId = person.Id }, TestStore.Stop);

        await using var db = store.Db();
        var roles = await db.Roles.OrderBy(role => role.AccountId).ToListAsync();
        Assert.Equal([Given.AccountId, Given.OtherAccountId], roles.Select(role => role.AccountId));
        Assert.Equal(3, await db.Assignments.CountAsync());
        Assert.All(roles, role => Assert.Matches($"^arn:aws:iam::[0-9]{{12}}:role/aws-reserved/sso\\.amazonaws\\.com/AWSReservedSSO_x{{32}}_[0-9a-f]{{16}}$", role.Arn));
    }

    [Fact]
    public async Task An_unknown_permission_set_or_account_leaves_nothing_behind()
    {
        await using var store = await TestStore.OpenAsync();
        var (person, set) = (Given.Person(), Given.PermissionSet());
        await store.AddAsync(Given.Account(), person, set);
        var book = store.Get<AssignmentBook>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => book.AssignAsync(new Assignment { PermissionSetId = "ps-0", AccountId = Given.AccountId, PersonId = person.Id }, TestStore.Stop));
        await Assert.ThrowsAsync<DbUpdateException>(() => book.AssignAsync(new Assignment { PermissionSetId = set.Id, AccountId = Given.OtherAccountId, PersonId = person.Id }, TestStore.Stop));
        await using var db = store.Db();
        Assert.False(await db.Assignments.AnyAsync() || await db.Roles.AnyAsync());
    }
}
