using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Users;

public sealed class UserTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task A_user_is_created_renamed_and_deleted()
    {
        var created = await gateway.IamAsync(gateway.Admin, "CreateUser", ("UserName", "bob"), ("Path", "/foundation/"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "a"));
        await gateway.IamAsync(gateway.Admin, "UpdateUser", ("UserName", "BOB"), ("NewUserName", "Bobby"), ("NewPath", "/"));
        var read = await gateway.IamAsync(gateway.Admin, "GetUser", ("UserName", "bobby"));

        Assert.Equal($"arn:aws:iam::{gateway.Account}:user/foundation/bob", created.Done()["User/Arn"]);
        Assert.Equal($"arn:aws:iam::{gateway.Account}:user/Bobby", read.Done()["User/Arn"]);
        Assert.Equal(created["User/UserId"], read["User/UserId"]);
        Assert.Equal("team", read["User/Tags/member/Key"]);

        (await gateway.IamAsync(gateway.Admin, "DeleteUser", ("UserName", "bobby"))).Done();
        Assert.Equal("NoSuchEntity", (await gateway.IamAsync(gateway.Admin, "GetUser", ("UserName", "bobby"))).Error);
    }

    [Fact]
    public async Task A_list_goes_on_after_the_longest_key()
    {
        var (first, second) = (new string('一', 128), new string('二', 128));
        (await gateway.IamAsync(gateway.Admin, "CreateUser", ("UserName", "long"), ("Tags.member.1.Key", first), ("Tags.member.1.Value", "1"), ("Tags.member.2.Key", second), ("Tags.member.2.Value", "2"))).Done();

        var page = (await gateway.IamAsync(gateway.Admin, "ListUserTags", ("UserName", "long"), ("MaxItems", "1"))).Done();
        var next = (await gateway.IamAsync(gateway.Admin, "ListUserTags", ("UserName", "long"), ("Marker", page["Marker"]!))).Done();

        Assert.Equal(("1", "2"), (page["Tags/member/Value"], next["Tags/member/Value"]));
    }

    [Fact]
    public async Task A_name_is_taken_whatever_its_case()
    {
        (await gateway.IamAsync(gateway.Admin, "CreateUser", ("UserName", "carol"))).Done();

        var again = await gateway.IamAsync(gateway.Admin, "CreateUser", ("UserName", "CAROL"));

        Assert.Equal("EntityAlreadyExists", again.Error);
        Assert.Equal("User with name CAROL already exists.", again.Message);
    }

    [Fact]
    public async Task A_user_that_has_something_left_is_not_deleted()
    {
        await gateway.NewUserAsync("dave");

        var deleted = await gateway.IamAsync(gateway.Admin, "DeleteUser", ("UserName", "dave"));

        Assert.Equal("DeleteConflict", deleted.Error);
        Assert.Equal("Cannot delete entity, must remove access keys first.", deleted.Message);
    }

    [Fact]
    public async Task Who_may_rename_a_user_needs_it_for_the_new_name_too()
    {
        var erin = await gateway.NewUserAsync("erin", ["iam:UpdateUser"], $"arn:aws:iam::{gateway.Account}:user/e*");
        await gateway.NewUserAsync("ed");

        Assert.Equal("AccessDenied", (await gateway.IamAsync(erin, "UpdateUser", ("UserName", "ed"), ("NewUserName", "ted"))).Error);
        (await gateway.IamAsync(erin, "UpdateUser", ("UserName", "ed"), ("NewUserName", "eddie"))).Done();
    }

    [Fact]
    public async Task Names_cannot_be_probed()
    {
        var frank = await gateway.NewUserAsync("frank", ["iam:GetUser"], $"arn:aws:iam::{gateway.Account}:user/frank");

        var (there, missing) = (await gateway.IamAsync(frank, "GetUser", ("UserName", "admin")), await gateway.IamAsync(frank, "GetUser", ("UserName", "nobody")));

        Assert.Equal("AccessDenied", there.Error);
        Assert.Equal("AccessDenied", missing.Error);
        Assert.StartsWith($"User: arn:aws:iam::{gateway.Account}:user/frank is not authorized to perform: iam:GetUser on resource: arn:aws:iam::{gateway.Account}:user/nobody because no identity-based policy allows the iam:GetUser action", missing.Message);
    }

    [Fact]
    public async Task Users_are_listed_in_pages()
    {
        for (var number = 0; number < 5; number++)
            (await gateway.IamAsync(gateway.Admin, "CreateUser", ("UserName", $"page{number}"), ("Path", "/paged/"))).Done();

        List<string> names = [];
        string? marker = null;
        do
        {
            var page = (await gateway.IamAsync(gateway.Admin, "ListUsers", [("MaxItems", "2"), ("PathPrefix", "/paged/"), .. marker is null ? [] : new[] { ("Marker", marker) }])).Done();
            names.AddRange(page.All("UserName"));
            marker = page["Marker"];
            Assert.Equal(marker is null ? "false" : "true", page["IsTruncated"]);
        }
        while (marker is not null);

        Assert.Equal(["page0", "page1", "page2", "page3", "page4"], names);
    }
}
