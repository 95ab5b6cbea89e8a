using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Tests.Iam.Policies.Attached;

public sealed class AttachedPolicyTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    public static TheoryData<string> Kinds => TestOwner.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Attaching_is_idempotent_and_detaching_is_not(string kind)
    {
        var owner = await TestOwner.NewAsync(gateway, kind);
        var arn = await owner.NewPolicyAsync();
        (await owner.CallAsync("Attach*Policy", ("PolicyArn", arn))).Done();
        (await owner.CallAsync("Attach*Policy", ("PolicyArn", arn))).Done();
        Assert.Equal([arn], (await owner.CallAsync("ListAttached*Policies")).Done().All("PolicyArn"));

        (await owner.CallAsync("Detach*Policy", ("PolicyArn", arn))).Done();
        var again = await owner.CallAsync("Detach*Policy", ("PolicyArn", arn));

        Assert.Equal("NoSuchEntity", again.Error);
        Assert.Equal($"Policy {arn} was not found.", again.Message);
        Assert.NotNull((await owner.CallAsync("ListAttached*Policies")).Done()["AttachedPolicies"]);   // the empty list is there
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Ten_policies_can_be_attached(string kind)
    {
        var owner = await TestOwner.NewAsync(gateway, kind);
        for (var number = 0; number < 10; number++)
            (await owner.CallAsync("Attach*Policy", ("PolicyArn", await owner.NewPolicyAsync()))).Done();

        var eleventh = await owner.CallAsync("Attach*Policy", ("PolicyArn", await owner.NewPolicyAsync()));

        Assert.Equal("LimitExceeded", eleventh.Error);
        Assert.Equal($"Cannot exceed quota for PoliciesPer{kind}: 10", eleventh.Message);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Attached_policies_are_listed_by_path_and_in_pages(string kind)
    {
        var owner = await TestOwner.NewAsync(gateway, kind);
        foreach (var name in new[] { "c", "a", "b" })
            (await owner.CallAsync("Attach*Policy", ("PolicyArn", await owner.NewPolicyAsync($"{name}-{owner.Name}")))).Done();
        (await owner.CallAsync("Attach*Policy", ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"))).Done();

        var first = (await owner.CallAsync("ListAttached*Policies", ("MaxItems", "3"))).Done();
        var second = (await owner.CallAsync("ListAttached*Policies", ("MaxItems", "3"), ("Marker", first["Marker"]!))).Done();

        Assert.Equal(["AdministratorAccess", $"a-{owner.Name}", $"b-{owner.Name}", $"c-{owner.Name}"], [.. first.All("PolicyName"), .. second.All("PolicyName")]);
        Assert.Empty((await owner.CallAsync("ListAttached*Policies", ("PathPrefix", "/none/"))).Done().All("PolicyName"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_policy_of_services_is_not_attachable(string kind)
    {
        var owner = await TestOwner.NewAsync(gateway, kind);
        var policy = new ManagedPolicy { Id = UniqueId.Iam("ANPA"), Path = "/aws-service-role/", Name = $"ForServices{kind}", CreatedAt = gateway.Clock.GetUtcNow() };
        policy.Versions.Add(new PolicyVersion { PolicyId = policy.Id, Number = 1, Document = Documents.Allow("orders:Get"), CreatedAt = policy.CreatedAt });
        await using var db = await gateway.OpenAsync();
        db.Add(policy);
        await db.CommitAsync(CancellationToken.None);

        Assert.Equal("PolicyNotAttachable", (await owner.CallAsync("Attach*Policy", ("PolicyArn", policy.Arn))).Error);
        Assert.Equal("false", (await gateway.IamAsync(gateway.Admin, "GetPolicy", ("PolicyArn", policy.Arn))).Done()["Policy/IsAttachable"]);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_not_there_is_named(string kind)
    {
        var owner = await TestOwner.NewAsync(gateway, kind);
        var arn = $"arn:aws:iam::{gateway.Account}:policy/none";

        var noPolicy = await owner.CallAsync("Attach*Policy", ("PolicyArn", arn));
        var noOwner = await (owner with { Name = "nobody" }).CallAsync("Attach*Policy", ("PolicyArn", await owner.NewPolicyAsync()));

        Assert.Equal(("NoSuchEntity", $"Policy {arn} does not exist or is not attachable."), (noPolicy.Error, noPolicy.Message));
        Assert.Equal(("NoSuchEntity", $"The {kind.ToLowerInvariant()} with name nobody cannot be found."), (noOwner.Error, noOwner.Message));
    }

    /// <summary>Source: Service Authorization Reference, actions of IAM with the condition key <c>iam:PolicyARN</c>.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public async Task Policies_may_ask_which_policy_is_attached(string kind)
    {
        var owner = await TestOwner.NewAsync(gateway, kind);
        var (allowed, other) = (await owner.NewPolicyAsync(), await owner.NewPolicyAsync());
        var caller = await gateway.NewUserAsync($"attaches-{owner.Name}", $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:Attach{{kind}}Policy","iam:Detach{{kind}}Policy"],"Resource":"*","Condition":{"ArnEquals":{"iam:PolicyARN":"{{allowed}}" } } } ] }
            """);
        Task<Answer> CallAsync(string verb, string arn) => gateway.IamAsync(caller, $"{verb}{kind}Policy", ($"{kind}Name", owner.Name), ("PolicyArn", arn));

        Assert.Equal("AccessDenied", (await CallAsync("Attach", other)).Error);
        (await CallAsync("Attach", allowed)).Done();
        Assert.Equal("AccessDenied", (await CallAsync("Detach", other)).Error);
        (await CallAsync("Detach", allowed)).Done();
    }

    [Fact]
    public async Task A_group_s_policy_allows_what_its_members_were_denied()
    {
        var group = await TestOwner.NewAsync(gateway, "Group");
        var member = await gateway.NewUserAsync("member");
        await using (var db = await gateway.OpenAsync())
        {
            db.Add(new IamGroupMember { GroupId = db.IamGroups.Single(one => one.Name == group.Name).Id, UserId = db.IamUsers.Single(one => one.Name == "member").Id });
            await db.CommitAsync(CancellationToken.None);
        }

        var arn = (await gateway.IamAsync(gateway.Admin, "CreatePolicy", ("PolicyName", "list-users"), ("PolicyDocument", Documents.Allow("iam:ListUsers")))).Done()["Policy/Arn"]!;
        Assert.Equal("AccessDenied", (await gateway.IamAsync(member, "ListUsers")).Error);

        (await group.CallAsync("AttachGroupPolicy", ("PolicyArn", arn))).Done();
        (await gateway.IamAsync(member, "ListUsers")).Done();

        (await gateway.IamAsync(gateway.Admin, "PutUserPermissionsBoundary", ("UserName", "member"), ("PermissionsBoundary", await group.NewPolicyAsync()))).Done();
        var bounded = await gateway.IamAsync(member, "ListUsers");
        Assert.Equal("AccessDenied", bounded.Error);
        Assert.Contains("because no permissions boundary allows the iam:ListUsers action", bounded.Message);

        (await gateway.IamAsync(gateway.Admin, "DeleteUserPermissionsBoundary", ("UserName", "member"))).Done();
        (await gateway.IamAsync(member, "ListUsers")).Done();
        (await group.CallAsync("DetachGroupPolicy", ("PolicyArn", arn))).Done();
        Assert.Equal("AccessDenied", (await gateway.IamAsync(member, "ListUsers")).Error);
    }
}
