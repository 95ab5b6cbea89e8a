using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.ControlPlane.Tests.Iam.Policies;
using IamGateway.Identity.PermissionSets;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Tests.Iam.Roles;

public sealed class RoleTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task A_role_is_created_and_read()
    {
        var trust = Documents.Trust(gateway.Account);
        var created = (await AdminAsync("CreateRole", ("RoleName", "Deploy"), ("Path", "/ci/"), ("AssumeRolePolicyDocument", trust), ("Description", "Deploys"), ("MaxSessionDuration", "7200"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "a"))).Done();
        var read = (await AdminAsync("GetRole", ("RoleName", "DEPLOY"))).Done();

        foreach (var answer in new[] { created, read })
        {
            Assert.Equal($"arn:aws:iam::{gateway.Account}:role/ci/Deploy", answer["Role/Arn"]);
            Assert.Equal(trust, Uri.UnescapeDataString(answer["Role/AssumeRolePolicyDocument"]!));
            Assert.Equal(("7200", "Deploys", "team", ""), (answer["Role/MaxSessionDuration"], answer["Role/Description"], answer["Role/Tags/member/Key"], answer["Role/RoleLastUsed"]));
        }

        Assert.Matches("^AROA[A-Z2-7]{17}$", created["Role/RoleId"]);
    }

    [Fact]
    public async Task A_role_tells_when_it_was_last_used()
    {
        await NewRoleAsync("used");
        await using (var db = await gateway.OpenAsync())
        {
            var role = db.Roles.Single(one => one.Name == "used");
            (role.LastUsedAt, role.LastUsedRegion) = (new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero), "eu-west-1");
            await db.CommitAsync(CancellationToken.None);
        }

        var read = (await AdminAsync("GetRole", ("RoleName", "used"))).Done();

        Assert.Equal(("2026-02-03T04:05:06Z", "eu-west-1"), (read["Role/RoleLastUsed/LastUsedDate"], read["Role/RoleLastUsed/Region"]));
    }

    [Theory]
    [InlineData("/aws-service-role/batch.amazonaws.com/")]
    [InlineData("/aws-reserved/sso.amazonaws.com/")]
    public async Task Reserved_paths_are_refused(string path) =>
        Assert.Equal("InvalidInput", (await AdminAsync("CreateRole", ("RoleName", "pretender"), ("Path", path), ("AssumeRolePolicyDocument", Documents.Trust(gateway.Account)))).Error);

    [Fact]
    public async Task A_name_is_taken_whatever_its_case()
    {
        await NewRoleAsync("taken");

        var again = await AdminAsync("CreateRole", ("RoleName", "Taken"), ("AssumeRolePolicyDocument", Documents.Trust(gateway.Account)));

        Assert.Equal(("EntityAlreadyExists", "Role with name Taken already exists."), (again.Error, again.Message));
    }

    [Fact]
    public async Task An_update_leaves_what_it_does_not_name()
    {
        await NewRoleAsync("updated");
        (await AdminAsync("UpdateRole", ("RoleName", "updated"), ("Description", "one"), ("MaxSessionDuration", "7200"))).Done();
        Assert.Equal("", (await AdminAsync("UpdateRole", ("RoleName", "updated"), ("MaxSessionDuration", "3600"))).Done().All("UpdateRoleResult").Single());   // clients want the element
        (await AdminAsync("UpdateRoleDescription", ("RoleName", "updated"), ("Description", "two"))).Done();

        var read = (await AdminAsync("GetRole", ("RoleName", "updated"))).Done();

        Assert.Equal(("two", "3600"), (read["Role/Description"], read["Role/MaxSessionDuration"]));
        Assert.Equal("ValidationError", (await AdminAsync("UpdateRole", ("RoleName", "updated"), ("MaxSessionDuration", "3599"))).Error);
    }

    [Fact]
    public async Task A_role_is_deleted_after_what_it_has()
    {
        await NewRoleAsync("full");
        (await AdminAsync("AttachRolePolicy", ("RoleName", "full"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"))).Done();
        (await AdminAsync("PutRolePolicy", ("RoleName", "full"), ("PolicyName", "p"), ("PolicyDocument", Documents.Allow("orders:Get")))).Done();
        (await AdminAsync("CreateInstanceProfile", ("InstanceProfileName", "full"))).Done();
        (await AdminAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "full"), ("RoleName", "full"))).Done();

        await RefusedAsync("Cannot delete entity, must remove roles from instance profile first.");
        (await AdminAsync("RemoveRoleFromInstanceProfile", ("InstanceProfileName", "full"), ("RoleName", "full"))).Done();
        await RefusedAsync("Cannot delete entity, must detach all policies first.");
        (await AdminAsync("DetachRolePolicy", ("RoleName", "full"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"))).Done();
        await RefusedAsync("Cannot delete entity, must delete policies first.");
        (await AdminAsync("DeleteRolePolicy", ("RoleName", "full"), ("PolicyName", "p"))).Done();
        (await AdminAsync("DeleteRole", ("RoleName", "full"))).Done();
        Assert.Equal("NoSuchEntity", (await AdminAsync("GetRole", ("RoleName", "full"))).Error);

        async Task RefusedAsync(string message)
        {
            var refused = await AdminAsync("DeleteRole", ("RoleName", "full"));
            Assert.Equal(("DeleteConflict", message), (refused.Error, refused.Message));
        }
    }

    [Fact]
    public async Task A_boundary_comes_and_goes()
    {
        await NewRoleAsync("bounded");
        (await AdminAsync("PutRolePermissionsBoundary", ("RoleName", "bounded"), ("PermissionsBoundary", "arn:aws:iam::aws:policy/AdministratorAccess"))).Done();
        var read = (await AdminAsync("GetRole", ("RoleName", "bounded"))).Done();
        Assert.Equal(("Policy", "arn:aws:iam::aws:policy/AdministratorAccess"), (read["Role/PermissionsBoundary/PermissionsBoundaryType"], read["Role/PermissionsBoundary/PermissionsBoundaryArn"]));

        (await AdminAsync("DeleteRolePermissionsBoundary", ("RoleName", "bounded"))).Done();
        Assert.Null((await AdminAsync("GetRole", ("RoleName", "bounded"))).Done()["Role/PermissionsBoundary"]);
    }

    [Fact]
    public async Task Roles_are_listed_by_path_and_in_pages()
    {
        foreach (var name in new[] { "l2", "l1", "l3" })
            (await AdminAsync("CreateRole", ("RoleName", name), ("Path", "/listed/"), ("AssumeRolePolicyDocument", Documents.Trust(gateway.Account)))).Done();

        var first = (await AdminAsync("ListRoles", ("PathPrefix", "/listed/"), ("MaxItems", "2"))).Done();
        var second = (await AdminAsync("ListRoles", ("PathPrefix", "/listed/"), ("MaxItems", "2"), ("Marker", first["Marker"]!))).Done();

        Assert.Equal(["l1", "l2", "l3"], [.. first.All("RoleName"), .. second.All("RoleName")]);
        Assert.Equal(Documents.Trust(gateway.Account), Uri.UnescapeDataString(first["Roles/member/AssumeRolePolicyDocument"]!));
    }

    /// <summary>Everything that would change a role, and must not when it is not IAM's to change.</summary>
    public static TheoryData<string, string> Changes => new()
    {
        { "UpdateRole",                     "MaxSessionDuration=7200" },
        { "UpdateAssumeRolePolicy",         "PolicyDocument=" + Documents.Trust("123456789012") },
        { "DeleteRole",                     "" },
        { "AttachRolePolicy",               "PolicyArn=arn:aws:iam::aws:policy/AdministratorAccess" },
        { "DetachRolePolicy",               "PolicyArn=arn:aws:iam::aws:policy/AdministratorAccess" },
        { "PutRolePolicy",                  "PolicyName=p&PolicyDocument=" + Documents.Allow("orders:Get") },
        { "DeleteRolePolicy",               "PolicyName=p" },
        { "PutRolePermissionsBoundary",     "PermissionsBoundary=arn:aws:iam::aws:policy/AdministratorAccess" },
        { "DeleteRolePermissionsBoundary",  "" },
        { "TagRole",                        "Tags.member.1.Key=a&Tags.member.1.Value=b" },
        { "UntagRole",                      "TagKeys.member.1=a" },
    };

    [Theory, MemberData(nameof(Changes))]
    public async Task Roles_of_permission_sets_and_services_are_not_changed(string action, string parameters)
    {
        var service = (await AdminAsync("CreateServiceLinkedRole", ("AWSServiceName", "orders.amazonaws.com"), ("CustomSuffix", action))).Done()["Role/RoleName"]!;
        foreach (var name in new[] { service, await PermissionSetRoleAsync(action) })
        {
            var answer = await AdminAsync(action, [("RoleName", name), .. parameters.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]))]);

            Assert.Equal(("UnmodifiableEntity", $"Cannot perform the operation on the protected role '{name}' - this role is only modifiable by AWS"), (answer.Error, answer.Message));
        }
    }

    [Fact]
    public async Task The_role_of_a_permission_set_shows_the_permission_set_s_policies()
    {
        var name = await PermissionSetRoleAsync("Shown");

        Assert.Equal(["AdministratorAccess"], (await AdminAsync("ListAttachedRolePolicies", ("RoleName", name))).Done().All("PolicyName"));
        Assert.Contains(name, (await AdminAsync("ListEntitiesForPolicy", ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"))).Done().All("RoleName"));
    }

    /// <summary>The calls of Terraform's <c>aws_iam_role</c>, <c>aws_iam_policy</c> and <c>aws_iam_role_policy_attachment</c>, in their order.</summary>
    [Fact]
    public async Task Terraform_makes_changes_and_destroys_a_role()
    {
        (string, string) role = ("RoleName", "terraform");
        (await AdminAsync("CreateRole", role, ("Path", "/"), ("AssumeRolePolicyDocument", Documents.Trust(gateway.Account)), ("MaxSessionDuration", "3600"))).Done();
        foreach (var read in new[] { "GetRole", "ListRolePolicies", "ListAttachedRolePolicies" })
            (await AdminAsync(read, role)).Done();
        var arn = (await AdminAsync("CreatePolicy", ("PolicyName", "terraform"), ("PolicyDocument", Documents.Allow("orders:Get")))).Done()["Policy/Arn"]!;
        (await AdminAsync("GetPolicy", ("PolicyArn", arn))).Done();
        (await AdminAsync("GetPolicyVersion", ("PolicyArn", arn), ("VersionId", "v1"))).Done();
        (await AdminAsync("AttachRolePolicy", role, ("PolicyArn", arn))).Done();
        Assert.Equal([arn], (await AdminAsync("ListAttachedRolePolicies", role)).Done().All("PolicyArn"));

        (await AdminAsync("UpdateAssumeRolePolicy", role, ("PolicyDocument", Documents.Trust("orders.amazonaws.com", "Service")))).Done();
        (await AdminAsync("UpdateRoleDescription", role, ("Description", "changed"))).Done();
        (await AdminAsync("UpdateRole", role, ("MaxSessionDuration", "7200"))).Done();
        (await AdminAsync("TagRole", role, ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"))).Done();
        (await AdminAsync("UntagRole", role, ("TagKeys.member.1", "a"))).Done();
        Assert.Single((await AdminAsync("ListPolicyVersions", ("PolicyArn", arn))).Done().All("VersionId"));
        (await AdminAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Documents.Allow("orders:Put")), ("SetAsDefault", "true"))).Done();

        (await AdminAsync("DetachRolePolicy", role, ("PolicyArn", arn))).Done();
        (await AdminAsync("ListPolicyVersions", ("PolicyArn", arn))).Done();
        (await AdminAsync("DeletePolicyVersion", ("PolicyArn", arn), ("VersionId", "v1"))).Done();
        (await AdminAsync("DeletePolicy", ("PolicyArn", arn))).Done();
        Assert.NotNull((await AdminAsync("ListInstanceProfilesForRole", role)).Done()["InstanceProfiles"]);
        (await AdminAsync("DeleteRole", role)).Done();
        Assert.Equal("NoSuchEntity", (await AdminAsync("GetRole", role)).Error);
    }

    private Task<Answer> AdminAsync(string action, params (string Name, string Value)[] parameters) => gateway.IamAsync(gateway.Admin, action, parameters);

    private async Task NewRoleAsync(string name) => (await AdminAsync("CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", Documents.Trust(gateway.Account)))).Done();

    private async Task<string> PermissionSetRoleAsync(string name)
    {
        await using var db = await gateway.OpenAsync();
        var set = new PermissionSet { Id = $"ps-{UniqueId.Hex(16)}", Name = name, CreatedAt = gateway.Clock.GetUtcNow() };
        var role = new Role
        {
            Id = UniqueId.Iam("AROA"),
            AccountId = gateway.Account,
            Path = "/aws-reserved/sso.amazonaws.com/",
            Name = $"AWSReservedSSO_{name}_{UniqueId.Hex(16)}",
            TrustPolicy = Documents.Trust(gateway.Account),
            PermissionSetId = set.Id,
            CreatedAt = gateway.Clock.GetUtcNow(),
        };
        var administrator = db.ManagedPolicies.Single(policy => policy.AccountId == null && policy.Name == BuiltInPolicies.AdministratorAccess);
        db.AddRange(set, role, new PolicyAttachment { PolicyId = administrator.Id, PermissionSetId = set.Id });
        await db.CommitAsync(CancellationToken.None);
        return role.Name;
    }
}
