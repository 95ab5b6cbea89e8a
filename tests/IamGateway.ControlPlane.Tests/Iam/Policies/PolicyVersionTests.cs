using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Policies;

/// <summary>Source: IAM User Guide, "Versioning IAM policies".</summary>
public sealed class PolicyVersionTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task A_policy_lives_through_its_versions()
    {
        var arn = await NewPolicyAsync("versions");
        for (var number = 2; number <= 5; number++)
            Assert.Equal($"v{number}", (await CallAsync("CreatePolicyVersion", arn, ("PolicyDocument", Documents.Allow($"orders:Get{number}")))).Done()["PolicyVersion/VersionId"]);

        var sixth = await CallAsync("CreatePolicyVersion", arn, ("PolicyDocument", Documents.Allow("orders:Get6")));
        Assert.Equal("LimitExceeded", sixth.Error);
        Assert.Equal("A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.", sixth.Message);
        Assert.Equal("v1", (await CallAsync("GetPolicy", arn)).Done()["Policy/DefaultVersionId"]);

        (await CallAsync("SetDefaultPolicyVersion", arn, ("VersionId", "v3"))).Done();
        Assert.Equal("v3", (await CallAsync("GetPolicy", arn)).Done()["Policy/DefaultVersionId"]);
        var deleted = await CallAsync("DeletePolicyVersion", arn, ("VersionId", "v3"));
        Assert.Equal("DeleteConflict", deleted.Error);
        Assert.Equal("Cannot delete the default version of a policy.", deleted.Message);

        (await CallAsync("DeletePolicyVersion", arn, ("VersionId", "v5"))).Done();
        var seventh = (await CallAsync("CreatePolicyVersion", arn, ("PolicyDocument", Documents.Allow("orders:Get7")), ("SetAsDefault", "true"))).Done();
        Assert.Equal("v6", seventh["PolicyVersion/VersionId"]);
        Assert.Equal("true", seventh["PolicyVersion/IsDefaultVersion"]);

        var versions = (await CallAsync("ListPolicyVersions", arn)).Done();
        Assert.Equal(["v6", "v4", "v3", "v2", "v1"], versions.All("VersionId"));
        Assert.Equal(["true", "false", "false", "false", "false"], versions.All("IsDefaultVersion"));
        Assert.Equal(Documents.Allow("orders:Get2"), Uri.UnescapeDataString((await CallAsync("GetPolicyVersion", arn, ("VersionId", "v2"))).Done()["PolicyVersion/Document"]!));
    }

    [Fact]
    public async Task A_policy_is_deleted_after_its_other_versions()
    {
        var arn = await NewPolicyAsync("two-versions");
        (await CallAsync("CreatePolicyVersion", arn, ("PolicyDocument", Documents.Allow("orders:Put")), ("SetAsDefault", "true"))).Done();

        var refused = await CallAsync("DeletePolicy", arn);
        Assert.Equal("DeleteConflict", refused.Error);
        Assert.StartsWith("This policy has more than one version.", refused.Message);

        (await CallAsync("DeletePolicyVersion", arn, ("VersionId", "v1"))).Done();
        (await CallAsync("DeletePolicy", arn)).Done();
        Assert.Equal("NoSuchEntity", (await CallAsync("GetPolicy", arn)).Error);
    }

    [Theory]
    [InlineData("v9", "NoSuchEntity")]
    [InlineData("v99999999999", "NoSuchEntity")]
    [InlineData("v1.a", "NoSuchEntity")]
    [InlineData("v0", "ValidationError")]
    [InlineData("1", "ValidationError")]
    public async Task A_version_that_is_not_there_is_not_found(string version, string error)
    {
        var arn = (await gateway.IamAsync(gateway.Admin, "ListPolicies", ("Scope", "AWS"))).Done()["Policies/member/Arn"]!;

        Assert.Equal(error, (await CallAsync("GetPolicyVersion", arn, ("VersionId", version))).Error);
    }

    [Fact]
    public async Task Another_default_version_applies_at_once()
    {
        var arn = await NewPolicyAsync("switched");
        var user = await gateway.NewUserAsync("switcher");
        (await gateway.IamAsync(gateway.Admin, "AttachUserPolicy", ("UserName", "switcher"), ("PolicyArn", arn))).Done();
        Assert.Equal("AccessDenied", (await gateway.IamAsync(user, "ListPolicies")).Error);

        (await CallAsync("CreatePolicyVersion", arn, ("PolicyDocument", Documents.Allow("iam:ListPolicies")))).Done();
        Assert.Equal("AccessDenied", (await gateway.IamAsync(user, "ListPolicies")).Error);

        (await CallAsync("SetDefaultPolicyVersion", arn, ("VersionId", "v2"))).Done();
        (await gateway.IamAsync(user, "ListPolicies")).Done();
    }

    private async Task<string> NewPolicyAsync(string name) =>
        (await gateway.IamAsync(gateway.Admin, "CreatePolicy", ("PolicyName", name), ("PolicyDocument", Documents.Allow("orders:Get")))).Done()["Policy/Arn"]!;

    private Task<Answer> CallAsync(string action, string arn, params (string Name, string Value)[] parameters) => gateway.IamAsync(gateway.Admin, action, [("PolicyArn", arn), .. parameters]);
}
