using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.ControlPlane.Tests.Iam.Policies;

namespace IamGateway.ControlPlane.Tests.Iam.InstanceProfiles;

public sealed class InstanceProfileTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task A_profile_takes_one_role()
    {
        await NewRolesAsync("one", "two");
        var created = (await AdminAsync("CreateInstanceProfile", ("InstanceProfileName", "web"), ("Path", "/app/"), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"))).Done();
        Assert.Equal($"arn:aws:iam::{gateway.Account}:instance-profile/app/web", created["InstanceProfile/Arn"]);
        Assert.Equal("", created["InstanceProfile/Roles"]);   // the empty list is there

        (await AdminAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "web"), ("RoleName", "one"))).Done();
        var second = await AdminAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "web"), ("RoleName", "two"));
        Assert.Equal(("LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1"), (second.Error, second.Message));
        var read = (await AdminAsync("GetInstanceProfile", ("InstanceProfileName", "WEB"))).Done();
        Assert.Equal(("one", "a"), (read["InstanceProfile/Roles/member/RoleName"], read["InstanceProfile/Tags/member/Key"]));
        Assert.Equal(["web"], (await AdminAsync("ListInstanceProfilesForRole", ("RoleName", "one"))).Done().All("InstanceProfileName"));

        Assert.Equal("DeleteConflict", (await AdminAsync("DeleteInstanceProfile", ("InstanceProfileName", "web"))).Error);
        Assert.Equal("NoSuchEntity", (await AdminAsync("RemoveRoleFromInstanceProfile", ("InstanceProfileName", "web"), ("RoleName", "two"))).Error);
        (await AdminAsync("RemoveRoleFromInstanceProfile", ("InstanceProfileName", "web"), ("RoleName", "one"))).Done();
        (await AdminAsync("DeleteInstanceProfile", ("InstanceProfileName", "web"))).Done();
        var gone = await AdminAsync("GetInstanceProfile", ("InstanceProfileName", "web"));
        Assert.Equal(("NoSuchEntity", "Instance Profile web cannot be found."), (gone.Error, gone.Message));
    }

    [Fact]
    public async Task Profiles_are_listed_and_tagged()
    {
        foreach (var name in new[] { "list2", "list1" })
            (await AdminAsync("CreateInstanceProfile", ("InstanceProfileName", name), ("Path", "/listed/"))).Done();
        (await AdminAsync("TagInstanceProfile", ("InstanceProfileName", "list1"), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"), ("Tags.member.2.Key", "c"), ("Tags.member.2.Value", "d"))).Done();
        (await AdminAsync("UntagInstanceProfile", ("InstanceProfileName", "list1"), ("TagKeys.member.1", "a"))).Done();

        Assert.Equal(["list1", "list2"], (await AdminAsync("ListInstanceProfiles", ("PathPrefix", "/listed/"))).Done().All("InstanceProfileName"));
        Assert.Equal(["c"], (await AdminAsync("ListInstanceProfileTags", ("InstanceProfileName", "list1"))).Done().All("Key"));
        Assert.Equal("EntityAlreadyExists", (await AdminAsync("CreateInstanceProfile", ("InstanceProfileName", "LIST1"))).Error);
    }

    /// <summary>Source: IAM User Guide, "Grant a user permissions to pass a role to an AWS service".</summary>
    [Theory]
    [InlineData("ec2.amazonaws.com", null)]
    [InlineData("lambda.amazonaws.com", "AccessDenied")]
    public async Task Who_adds_a_role_must_be_allowed_to_pass_it_to_the_service(string service, string? error)
    {
        var name = service.Split('.')[0];
        await NewRolesAsync($"{name}-given", $"{name}-other");
        (await AdminAsync("CreateInstanceProfile", ("InstanceProfileName", name))).Done();
        var caller = await gateway.NewUserAsync($"passes-{name}", $$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"iam:AddRoleToInstanceProfile","Resource":"*"},
              {"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::{{gateway.Account}}:role/{{name}}-given","Condition":{"StringEquals":{"iam:PassedToService":"{{service}}"} } } ] }
            """);

        var other = await gateway.IamAsync(caller, "AddRoleToInstanceProfile", ("InstanceProfileName", name), ("RoleName", $"{name}-other"));
        Assert.Equal("AccessDenied", other.Error);
        Assert.Contains($"iam:PassRole on resource: arn:aws:iam::{gateway.Account}:role/{name}-other", other.Message);
        Assert.Equal(error, (await gateway.IamAsync(caller, "AddRoleToInstanceProfile", ("InstanceProfileName", name), ("RoleName", $"{name}-given"))).Error);
    }

    private Task<Answer> AdminAsync(string action, params (string Name, string Value)[] parameters) => gateway.IamAsync(gateway.Admin, action, parameters);

    private async Task NewRolesAsync(params string[] names)
    {
        foreach (var name in names)
            (await AdminAsync("CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", Documents.Trust("ec2.amazonaws.com", "Service")))).Done();
    }
}
