using System.Globalization;
using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Tests.Iam.Groups;

public sealed class GroupTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task A_group_is_created_renamed_and_deleted()
    {
        var created = (await CallAsync("CreateGroup", ("GroupName", "Readers"), ("Path", "/teams/"))).Done();
        (await CallAsync("UpdateGroup", ("GroupName", "READERS"), ("NewGroupName", "Auditors"), ("NewPath", "/"))).Done();
        var read = (await CallAsync("GetGroup", ("GroupName", "auditors"))).Done();

        Assert.Equal($"arn:aws:iam::{gateway.Account}:group/teams/Readers", created["Group/Arn"]);
        Assert.StartsWith("AGPA", created["Group/GroupId"], StringComparison.Ordinal);
        Assert.Equal($"arn:aws:iam::{gateway.Account}:group/Auditors", read["Group/Arn"]);
        Assert.Equal(created["Group/GroupId"], read["Group/GroupId"]);
        Assert.Equal("", read["Users"]);
        Assert.Equal("false", read["IsTruncated"]);

        (await CallAsync("DeleteGroup", ("GroupName", "auditors"))).Done();
        var gone = await CallAsync("GetGroup", ("GroupName", "auditors"));
        Assert.Equal("NoSuchEntity", gone.Error);
        Assert.Equal("The group with name auditors cannot be found.", gone.Message);
    }

    [Fact]
    public async Task A_name_is_taken_whatever_its_case()
    {
        (await CallAsync("CreateGroup", ("GroupName", "Taken"))).Done();
        (await CallAsync("CreateGroup", ("GroupName", "Other"))).Done();

        Assert.Equal("EntityAlreadyExists", (await CallAsync("CreateGroup", ("GroupName", "TAKEN"))).Error);
        Assert.Equal("EntityAlreadyExists", (await CallAsync("UpdateGroup", ("GroupName", "Other"), ("NewGroupName", "taken"))).Error);
        (await CallAsync("UpdateGroup", ("GroupName", "Other"), ("NewGroupName", "OTHER"))).Done();
    }

    [Fact]
    public async Task Members_join_and_leave()
    {
        await gateway.NewUserAsync("gina");
        (await CallAsync("CreateGroup", ("GroupName", "Members"))).Done();

        (await CallAsync("AddUserToGroup", ("GroupName", "Members"), ("UserName", "gina"))).Done();
        (await CallAsync("AddUserToGroup", ("GroupName", "members"), ("UserName", "GINA"))).Done();   // she stays a member
        Assert.Equal(["gina"], (await CallAsync("GetGroup", ("GroupName", "Members"))).Done().All("UserName"));
        Assert.Equal(["Members"], (await CallAsync("ListGroupsForUser", ("UserName", "gina"))).Done().All("GroupName"));
        Assert.Equal("DeleteConflict", (await CallAsync("DeleteGroup", ("GroupName", "Members"))).Error);

        (await CallAsync("RemoveUserFromGroup", ("GroupName", "Members"), ("UserName", "gina"))).Done();
        Assert.Equal("NoSuchEntity", (await CallAsync("RemoveUserFromGroup", ("GroupName", "Members"), ("UserName", "gina"))).Error);
        Assert.Empty((await CallAsync("ListGroupsForUser", ("UserName", "gina"))).Done().All("GroupName"));
        (await CallAsync("DeleteGroup", ("GroupName", "Members"))).Done();
    }

    [Fact]
    public async Task A_role_is_no_member()
    {
        await using var db = await gateway.OpenAsync();
        db.Add(new Role { Id = UniqueId.Iam("AROA"), AccountId = gateway.Account, Name = "deployer", TrustPolicy = "{}", CreatedAt = gateway.Clock.GetUtcNow() });
        await db.CommitAsync(CancellationToken.None);
        (await CallAsync("CreateGroup", ("GroupName", "NoRoles"))).Done();

        var added = await CallAsync("AddUserToGroup", ("GroupName", "NoRoles"), ("UserName", "deployer"));

        Assert.Equal("NoSuchEntity", added.Error);
        Assert.Equal("The user with name deployer cannot be found.", added.Message);
    }

    [Fact]
    public async Task A_user_is_in_ten_groups_at_most()
    {
        await gateway.NewUserAsync("busy");
        for (var number = 0; number <= 10; number++)
            (await CallAsync("CreateGroup", ("GroupName", Name(number)))).Done();
        for (var number = 0; number < 10; number++)
            (await CallAsync("AddUserToGroup", ("GroupName", Name(number)), ("UserName", "busy"))).Done();

        var eleventh = await CallAsync("AddUserToGroup", ("GroupName", Name(10)), ("UserName", "busy"));

        Assert.Equal("LimitExceeded", eleventh.Error);
        Assert.Equal("Cannot exceed quota for GroupsPerUser: 10", eleventh.Message);
        (await CallAsync("AddUserToGroup", ("GroupName", Name(3)), ("UserName", "busy"))).Done();

        static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"ten{number}");
    }

    [Fact]
    public async Task Members_and_groups_are_listed_in_pages()
    {
        (await CallAsync("CreateGroup", ("GroupName", "Paged"), ("Path", "/paged/"))).Done();
        foreach (var name in new[] { "p1", "p2", "p3" })
        {
            await gateway.NewUserAsync(name);
            (await CallAsync("AddUserToGroup", ("GroupName", "Paged"), ("UserName", name))).Done();
        }

        var first = (await CallAsync("GetGroup", ("GroupName", "Paged"), ("MaxItems", "2"))).Done();
        var second = (await CallAsync("GetGroup", ("GroupName", "Paged"), ("MaxItems", "2"), ("Marker", first["Marker"]!))).Done();

        Assert.Equal(["p1", "p2"], first.All("UserName"));
        Assert.Equal("true", first["IsTruncated"]);
        Assert.Equal(["p3"], second.All("UserName"));
        Assert.Null(second["Marker"]);
        Assert.Equal(["Paged"], (await CallAsync("ListGroups", ("PathPrefix", "/paged/"))).Done().All("GroupName"));
    }

    [Fact]
    public async Task Who_may_change_one_group_may_not_change_another()
    {
        (await CallAsync("CreateGroup", ("GroupName", "Mine"), ("Path", "/own/"))).Done();
        (await CallAsync("CreateGroup", ("GroupName", "Yours"))).Done();
        var hugo = await gateway.NewUserAsync("hugo", ["iam:AddUserToGroup"], $"arn:aws:iam::{gateway.Account}:group/own/*");

        (await gateway.IamAsync(hugo, "AddUserToGroup", ("GroupName", "Mine"), ("UserName", "hugo"))).Done();
        Assert.Equal("AccessDenied", (await gateway.IamAsync(hugo, "AddUserToGroup", ("GroupName", "Yours"), ("UserName", "hugo"))).Error);
        Assert.Equal("AccessDenied", (await gateway.IamAsync(hugo, "AddUserToGroup", ("GroupName", "Missing"), ("UserName", "hugo"))).Error);
    }

    private Task<Answer> CallAsync(string action, params (string Name, string Value)[] parameters) => gateway.IamAsync(gateway.Admin, action, parameters);
}
