using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.AuthorizationDetails;

public sealed class GetAccountAuthorizationDetailsTests(TestGateway gateway) : IClassFixture<TestGateway>, IAsyncLifetime
{
    private const string Document = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"orders:Get","Resource":"*"}}""";
    private const string Trust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}""";

    public async Task InitializeAsync()
    {
        if ((await gateway.IamAsync(gateway.Admin, "GetGroup", ("GroupName", "clerks"))).Error is null)
            return;

        var policy = (await CallAsync("CreatePolicy", ("PolicyName", "ReadOrders"), ("Description", "Reads."), ("PolicyDocument", Document)))["Policy/Arn"]!;
        await CallAsync("CreatePolicyVersion", ("PolicyArn", policy), ("PolicyDocument", Document), ("SetAsDefault", "true"));
        await CallAsync("CreateGroup", ("GroupName", "clerks"), ("Path", "/shop/"));
        await CallAsync("PutGroupPolicy", ("GroupName", "clerks"), ("PolicyName", "inline"), ("PolicyDocument", Document));
        await CallAsync("CreateUser", ("UserName", "clerk"), ("PermissionsBoundary", policy), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "shop"));
        await CallAsync("AddUserToGroup", ("GroupName", "clerks"), ("UserName", "clerk"));
        await CallAsync("CreateRole", ("RoleName", "till"), ("AssumeRolePolicyDocument", Trust));
        await CallAsync("AttachRolePolicy", ("RoleName", "till"), ("PolicyArn", policy));
        await CallAsync("CreateInstanceProfile", ("InstanceProfileName", "till"));
        await CallAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "till"), ("RoleName", "till"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Everything_of_the_account_is_answered_with_what_joins_it()
    {
        var answer = await CallAsync("GetAccountAuthorizationDetails");

        Assert.Equal(["admin", "clerk"], answer.All("UserName").Order(StringComparer.Ordinal));
        Assert.Equal(["clerks"], answer.All("GroupName"));
        Assert.Equal(("till", "till"), (answer["RoleDetailList/member/RoleName"], answer["RoleDetailList/member/InstanceProfileList/member/InstanceProfileName"]));
        Assert.Equal(Uri.EscapeDataString(Trust), answer["RoleDetailList/member/AssumeRolePolicyDocument"]);
        Assert.Equal("ReadOrders", answer["RoleDetailList/member/AttachedManagedPolicies/member/PolicyName"]);
        Assert.Equal(("inline", Uri.EscapeDataString(Document)), (answer["GroupDetailList/member/GroupPolicyList/member/PolicyName"], answer["GroupDetailList/member/GroupPolicyList/member/PolicyDocument"]));
        Assert.Equal("false", answer["IsTruncated"]);
    }

    [Fact]
    public async Task A_user_has_its_groups_boundary_and_tags()
    {
        var answer = await CallAsync("GetAccountAuthorizationDetails", ("Filter.member.1", "User"));

        var member = answer["UserDetailList/member[1]/UserName"] == "clerk" ? "UserDetailList/member[1]" : "UserDetailList/member[2]";
        Assert.Equal(("clerks", $"arn:aws:iam::{gateway.Account}:policy/ReadOrders", "shop"), (answer[$"{member}/GroupList/member"], answer[$"{member}/PermissionsBoundary/PermissionsBoundaryArn"], answer[$"{member}/Tags/member/Value"]));
        Assert.Equal(("", "", ""), (answer["GroupDetailList"], answer["RoleDetailList"], answer["Policies"]));
    }

    [Fact]
    public async Task Policies_are_the_accounts_own_and_the_shipped_ones_that_are_used()
    {
        var local = await CallAsync("GetAccountAuthorizationDetails", ("Filter.member.1", "LocalManagedPolicy"));
        var shipped = await CallAsync("GetAccountAuthorizationDetails", ("Filter.member.1", "AWSManagedPolicy"));

        Assert.Equal(("ReadOrders", "Reads.", "1", "1", "v2"), (local["Policies/member/PolicyName"], local["Policies/member/Description"], local["Policies/member/AttachmentCount"], local["Policies/member/PermissionsBoundaryUsageCount"], local["Policies/member/DefaultVersionId"]));
        Assert.Equal(["v2", "v1"], local.All("VersionId"));
        Assert.Equal(["true", "false"], local.All("IsDefaultVersion"));
        Assert.Equal(Uri.EscapeDataString(Document), local["Policies/member/PolicyVersionList/member/Document"]);
        Assert.Equal(["AdministratorAccess"], shipped.All("PolicyName"));
    }

    [Fact]
    public async Task Pages_together_have_everything_once()
    {
        List<string> arns = [];
        for (string? marker = null, more = "true"; more == "true";)
        {
            var page = await CallAsync("GetAccountAuthorizationDetails", marker is null ? [("MaxItems", "1")] : [("MaxItems", "1"), ("Marker", marker)]);
            arns.Add(page["UserDetailList/member/Arn"] ?? page["GroupDetailList/member/Arn"] ?? page["RoleDetailList/member/Arn"] ?? page["Policies/member/Arn"]!);
            (more, marker) = (page["IsTruncated"], page["Marker"]);
        }

        Assert.Equal(6, arns.Distinct().Count());
        Assert.Equal(6, arns.Count);
    }

    private async Task<Answer> CallAsync(string operation, params (string, string)[] parameters) => (await gateway.IamAsync(gateway.Admin, operation, parameters)).Done();
}
