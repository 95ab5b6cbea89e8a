using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Tests.Iam.Policies;

public sealed class ManagedPolicyTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

    [Fact]
    public async Task A_policy_is_created_with_its_path_and_tags()
    {
        var created = (await AdminAsync("CreatePolicy", ("PolicyName", "Orders"), ("Path", "/team/"), ("Description", "Read orders"), ("PolicyDocument", Documents.Allow("orders:Get")), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "a"))).Done();

        Assert.Equal($"arn:aws:iam::{gateway.Account}:policy/team/Orders", created["Policy/Arn"]);
        Assert.Matches("^ANPA[A-Z2-7]{17}$", created["Policy/PolicyId"]);
        var read = (await AdminAsync("GetPolicy", ("PolicyArn", created["Policy/Arn"]!))).Done();
        Assert.Equal("Read orders", read["Policy/Description"]);
        Assert.Equal("a", read["Policy/Tags/member/Value"]);
        Assert.Equal(("v1", "0", "0", "true"), (read["Policy/DefaultVersionId"], read["Policy/AttachmentCount"], read["Policy/PermissionsBoundaryUsageCount"], read["Policy/IsAttachable"]));
    }

    [Fact]
    public async Task A_name_is_taken_whatever_its_path_and_case()
    {
        await NewPolicyAsync("taken");

        var again = await AdminAsync("CreatePolicy", ("PolicyName", "TAKEN"), ("Path", "/elsewhere/"), ("PolicyDocument", Documents.Allow("orders:Get")));

        Assert.Equal("EntityAlreadyExists", again.Error);
        Assert.Equal("A policy called TAKEN already exists. Duplicate names are not allowed.", again.Message);
    }

    /// <summary>Parameters of ListPolicies below the path of the test, and the names that are listed.</summary>
    public static TheoryData<string, string, string[]> Lists => new()
    {
        { "",                                               "/",        ["AdministratorAccess", "list-attached", "list-bound", "list-unused"] },
        { "Scope=AWS",                                      "/",        ["AdministratorAccess"] },
        { "Scope=Local",                                    "/list/",   ["list-attached", "list-bound", "list-unused"] },
        { "OnlyAttached=true",                              "/list/",   ["list-attached"] },
        { "PolicyUsageFilter=PermissionsPolicy",            "/list/",   ["list-attached"] },
        { "PolicyUsageFilter=PermissionsBoundary",          "/list/",   ["list-bound"] },
        { "Scope=AWS&OnlyAttached=true",                    "/",        ["AdministratorAccess"] },   // the administrator's
        { "",                                               "/LIST/",   [] },
    };

    [Theory, MemberData(nameof(Lists))]
    public async Task Policies_are_listed_by_scope_use_and_path(string parameters, string path, string[] names)
    {
        await UseListedPoliciesAsync();

        var given = parameters.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]));
        var listed = (await AdminAsync("ListPolicies", [.. given, ("PathPrefix", path)])).Done().All("PolicyName");

        Assert.Equal(names, listed.Where(name => name.StartsWith("list-", StringComparison.Ordinal) || name == "AdministratorAccess"));
    }

    [Fact]
    public async Task Policies_are_listed_in_pages()
    {
        await UseListedPoliciesAsync();

        var first = (await AdminAsync("ListPolicies", ("PathPrefix", "/list/"), ("MaxItems", "2"))).Done();
        var second = (await AdminAsync("ListPolicies", ("PathPrefix", "/list/"), ("MaxItems", "2"), ("Marker", first["Marker"]!))).Done();

        Assert.Equal(["list-attached", "list-bound", "list-unused"], [.. first.All("PolicyName"), .. second.All("PolicyName")]);
        Assert.Equal("false", second["IsTruncated"]);
    }

    [Fact]
    public async Task Uses_are_counted_and_listed()
    {
        await UseListedPoliciesAsync();
        var (attached, bound) = (Arn("list/list-attached"), Arn("list/list-bound"));

        Assert.Equal("3", (await AdminAsync("GetPolicy", ("PolicyArn", attached))).Done()["Policy/AttachmentCount"]);
        Assert.Equal("2", (await AdminAsync("GetPolicy", ("PolicyArn", bound))).Done()["Policy/PermissionsBoundaryUsageCount"]);
        Assert.Equal(["0"], (await AdminAsync("GetPolicy", ("PolicyArn", bound))).Done().All("AttachmentCount"));

        var all = (await AdminAsync("ListEntitiesForPolicy", ("PolicyArn", attached))).Done();
        Assert.Equal(["list-group", "list-user", "list-role"], [.. all.All("GroupName"), .. all.All("UserName"), .. all.All("RoleName")]);
        var roles = (await AdminAsync("ListEntitiesForPolicy", ("PolicyArn", bound), ("EntityFilter", "Role"), ("PolicyUsageFilter", "PermissionsBoundary"))).Done();
        Assert.Equal(["list-role"], [.. roles.All("GroupName"), .. roles.All("UserName"), .. roles.All("RoleName")]);
        Assert.Empty((await AdminAsync("ListEntitiesForPolicy", ("PolicyArn", bound), ("PolicyUsageFilter", "PermissionsPolicy"))).Done().All("RoleName"));
        var page = (await AdminAsync("ListEntitiesForPolicy", ("PolicyArn", attached), ("MaxItems", "1"))).Done();
        Assert.Equal("true", page["IsTruncated"]);
        Assert.Equal(["list-role"], (await AdminAsync("ListEntitiesForPolicy", ("PolicyArn", attached), ("MaxItems", "1"), ("Marker", page["Marker"]!))).Done().All("RoleName"));
    }

    [Theory]
    [InlineData("list-attached")]
    [InlineData("list-bound")]
    public async Task A_policy_in_use_is_not_deleted(string name)
    {
        await UseListedPoliciesAsync();

        var deleted = await AdminAsync("DeletePolicy", ("PolicyArn", Arn($"list/{name}")));

        Assert.Equal("DeleteConflict", deleted.Error);
        Assert.Equal("Cannot delete a policy attached to entities.", deleted.Message);
    }

    public static TheoryData<string, string, string> ChangesOfAPolicy => new()
    {
        { "DeletePolicy",               "",                     "" },
        { "CreatePolicyVersion",        "PolicyDocument",       Documents.Allow("orders:Get") },
        { "SetDefaultPolicyVersion",    "VersionId",            "v1" },
        { "DeletePolicyVersion",        "VersionId",            "v1" },
        { "TagPolicy",                  "Tags",                 "" },
        { "UntagPolicy",                "TagKeys.member.1",     "team" },
    };

    [Theory, MemberData(nameof(ChangesOfAPolicy))]
    public async Task Policies_that_ship_with_the_gateway_are_read_only(string action, string parameter, string value)
    {
        var answer = await AdminAsync(action, [("PolicyArn", Administrator), .. parameter.Length == 0 ? [] : new[] { (parameter, value) }]);

        Assert.Equal("AccessDenied", answer.Error);
        Assert.Equal("Policy is outside your own account.", answer.Message);
    }

    [Fact]
    public async Task Another_spelling_of_an_arn_names_no_policy()
    {
        var owner = await TestOwner.NewAsync(gateway, "User");
        const string Spelling = "arn:aws:iam::aws:policy/administratoraccess";
        var delegated = await gateway.NewUserAsync("delegated", $$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"iam:*","Resource":"*"},
              {"Effect":"Deny","Action":"iam:AttachUserPolicy","Resource":"*","Condition":{"ArnEquals":{"iam:PolicyARN":"{{Administrator}}" } } } ] }
            """);

        Assert.Equal("AccessDenied", (await gateway.IamAsync(delegated, "AttachUserPolicy", ("UserName", owner.Name), ("PolicyArn", Administrator))).Error);
        Assert.Equal("NoSuchEntity", (await gateway.IamAsync(delegated, "AttachUserPolicy", ("UserName", owner.Name), ("PolicyArn", Spelling))).Error);
        Assert.Equal("NoSuchEntity", (await AdminAsync("PutUserPermissionsBoundary", ("UserName", owner.Name), ("PermissionsBoundary", Spelling))).Error);
    }

    [Theory]
    [InlineData("arn:aws:iam::aws:group/AdministratorAccess", "InvalidInput")]
    [InlineData("AdministratorAccess-but-no-arn", "InvalidInput")]
    [InlineData("arn:aws:iam::999999999999:policy/Orders", "NoSuchEntity")]   // another account's
    [InlineData("arn:aws:iam::aws:policy/Unknown", "NoSuchEntity")]
    public async Task Only_arns_of_policies_that_the_account_can_use_are_taken(string arn, string error) =>
        Assert.Equal(error, (await AdminAsync("GetPolicy", ("PolicyArn", arn))).Error);

    [Fact]
    public async Task Tags_come_and_go()
    {
        var arn = await NewPolicyAsync("tagged");
        (await AdminAsync("TagPolicy", ("PolicyArn", arn), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "1"), ("Tags.member.2.Key", "b"), ("Tags.member.2.Value", "2"))).Done();
        (await AdminAsync("UntagPolicy", ("PolicyArn", arn), ("TagKeys.member.1", "A"))).Done();

        Assert.Equal(["b"], (await AdminAsync("ListPolicyTags", ("PolicyArn", arn))).Done().All("Key"));
    }

    [Fact]
    public async Task Who_may_create_a_policy_needs_more_to_tag_it()
    {
        var creator = await gateway.NewUserAsync("creator", ["iam:CreatePolicy"], "*");
        (string, string)[] policy = [("PolicyName", "tagged-at-birth"), ("PolicyDocument", Documents.Allow("orders:Get"))];

        var tagged = await gateway.IamAsync(creator, "CreatePolicy", [.. policy, ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "1")]);

        Assert.Equal("AccessDenied", tagged.Error);
        Assert.Contains("iam:TagPolicy", tagged.Message);
        (await gateway.IamAsync(creator, "CreatePolicy", policy)).Done();
    }

    [Fact]
    public async Task Tags_of_a_policy_decide_who_may_change_it()
    {
        var arn = await NewPolicyAsync("by-tag");
        var team = await gateway.NewUserAsync("team-a", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:DeletePolicy","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"a"}}}]}
            """);

        Assert.Equal("AccessDenied", (await gateway.IamAsync(team, "DeletePolicy", ("PolicyArn", arn))).Error);
        (await AdminAsync("TagPolicy", ("PolicyArn", arn), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "a"))).Done();
        (await gateway.IamAsync(team, "DeletePolicy", ("PolicyArn", arn))).Done();
    }

    private Task<Answer> AdminAsync(string action, params (string Name, string Value)[] parameters) => gateway.IamAsync(gateway.Admin, action, parameters);

    private string Arn(string name) => $"arn:aws:iam::{gateway.Account}:policy/{name}";

    private async Task<string> NewPolicyAsync(string name, string path = "/") =>
        (await AdminAsync("CreatePolicy", ("PolicyName", name), ("Path", path), ("PolicyDocument", Documents.Allow("orders:Get")))).Done()["Policy/Arn"]!;

    /// <summary>One policy attached to a user, a group and a role, one that is the boundary of the user and the role, and one that nobody uses.</summary>
    private async Task UseListedPoliciesAsync()
    {
        if ((await AdminAsync("GetPolicy", ("PolicyArn", Arn("list/list-unused")))).Error is null)
            return;

        await using var db = await gateway.OpenAsync();
        db.Add(new IamGroup { Id = UniqueId.Iam("AGPA"), AccountId = gateway.Account, Name = "list-group", CreatedAt = gateway.Clock.GetUtcNow() });
        await db.CommitAsync(CancellationToken.None);
        var (attached, bound) = (await NewPolicyAsync("list-attached", "/list/"), await NewPolicyAsync("list-bound", "/list/"));
        (await AdminAsync("CreateUser", ("UserName", "list-user"), ("PermissionsBoundary", bound))).Done();
        (await AdminAsync("CreateRole", ("RoleName", "list-role"), ("PermissionsBoundary", bound), ("AssumeRolePolicyDocument", Documents.Trust(gateway.Account)))).Done();
        foreach (var kind in new[] { "User", "Group", "Role" })
            (await AdminAsync($"Attach{kind}Policy", ($"{kind}Name", $"list-{kind.ToLowerInvariant()}"), ("PolicyArn", attached))).Done();
        await NewPolicyAsync("list-unused", "/list/");
    }
}
