using IamGateway.Audit.Reports;
using IamGateway.ControlPlane.Tests.Framework;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Tests.Iam.LastAccessed;

public sealed class LastAccessedTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task A_report_of_a_user_tells_services_and_actions_with_their_last_use()
    {
        var caller = await gateway.NewUserAsync("busy", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:List*","orders:Get","s*:AssumeRole"],"Resource":"*"}]}""");
        (await gateway.IamAsync(caller, "ListUsers")).Done();
        (await gateway.IamAsync(caller, "ListRoles")).Done();
        await WrittenAsync();

        var report = await ReportAsync($"arn:aws:iam::{gateway.Account}:user/busy", "ACTION_LEVEL");

        Assert.Equal(("COMPLETED", "ACTION_LEVEL", "false"), (report["JobStatus"], report["JobType"], report["IsTruncated"]));
        Assert.Equal(["iam", "orders", "sts"], report.All("ServiceNamespace"));
        Assert.Equal(["AWS Identity and Access Management", "orders", "AWS Security Token Service"], report.All("ServiceName"));
        Assert.Equal(["2026-01-05T09:00:00Z"], report.All("LastAuthenticated"));   // of iam alone
        Assert.Equal(["1", "0", "0"], report.All("TotalAuthenticatedEntities"));
        Assert.Equal(["ListRoles", "ListUsers"], report.All("ActionName"));
        Assert.Equal($"arn:aws:iam::{gateway.Account}:user/busy", report["ServicesLastAccessed/member/LastAuthenticatedEntity"]);
        Assert.Equal("us-east-1", report["ServicesLastAccessed/member/LastAuthenticatedRegion"]);
    }

    [Fact]
    public async Task Attempts_that_were_denied_count()
    {
        var caller = await gateway.NewUserAsync("refused");
        Assert.Equal("AccessDenied", (await gateway.IamAsync(caller, "ListUsers")).Error);
        await WrittenAsync();

        var report = await ReportAsync($"arn:aws:iam::{gateway.Account}:user/refused", "SERVICE_LEVEL");

        Assert.Equal("iam", report["ServicesLastAccessed/member/ServiceNamespace"]);
        Assert.Null(report["ServicesLastAccessed/member/TrackedActionsLastAccessed"]);
    }

    [Fact]
    public async Task A_report_of_a_policy_tells_who_used_what_it_grants()
    {
        var policy = (await gateway.IamAsync(gateway.Admin, "CreatePolicy", ("PolicyName", "Lister"), ("PolicyDocument", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:List*","Resource":"*"}}"""))).Done()["Policy/Arn"]!;
        (await gateway.IamAsync(gateway.Admin, "CreateGroup", ("GroupName", "listers"))).Done();
        (await gateway.IamAsync(gateway.Admin, "AttachGroupPolicy", ("GroupName", "listers"), ("PolicyArn", policy))).Done();
        var active = await gateway.NewUserAsync("active");
        await gateway.NewUserAsync("idle");
        foreach (var name in (string[])["active", "idle"])
            (await gateway.IamAsync(gateway.Admin, "AddUserToGroup", ("GroupName", "listers"), ("UserName", name))).Done();
        (await gateway.IamAsync(active, "ListGroups")).Done();
        await WrittenAsync();
        var job = (await gateway.IamAsync(gateway.Admin, "GenerateServiceLastAccessedDetails", ("Arn", policy))).Done()["JobId"]!;

        var first = (await gateway.IamAsync(gateway.Admin, "GetServiceLastAccessedDetailsWithEntities", ("JobId", job), ("ServiceNamespace", "iam"), ("MaxItems", "1"))).Done();
        var second = (await gateway.IamAsync(gateway.Admin, "GetServiceLastAccessedDetailsWithEntities", ("JobId", job), ("ServiceNamespace", "iam"), ("Marker", first["Marker"]!))).Done();

        Assert.Equal(("active", "USER", "2026-01-05T09:00:00Z"), (first["EntityDetailsList/member/EntityInfo/Name"], first["EntityDetailsList/member/EntityInfo/Type"], first["EntityDetailsList/member/LastAuthenticated"]));
        Assert.Equal(("idle", null), (second["EntityDetailsList/member/EntityInfo/Name"], second["EntityDetailsList/member/LastAuthenticated"]));
        Assert.Equal("false", second["IsTruncated"]);
        Assert.Equal("1", (await ReportAsync(policy, "SERVICE_LEVEL"))["ServicesLastAccessed/member/TotalAuthenticatedEntities"]);
        Assert.Equal("1", (await ReportAsync($"arn:aws:iam::{gateway.Account}:group/listers", "SERVICE_LEVEL"))["ServicesLastAccessed/member/TotalAuthenticatedEntities"]);
    }

    [Fact]
    public async Task A_role_says_when_a_session_of_it_last_asked()
    {
        var trust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"ACCOUNT"},"Action":"sts:AssumeRole"}}""".Replace("ACCOUNT", gateway.Account, StringComparison.Ordinal);
        var arn = (await gateway.IamAsync(gateway.Admin, "CreateRole", ("RoleName", "worker"), ("AssumeRolePolicyDocument", trust))).Done()["Role/Arn"]!;
        var session = (await gateway.StsAsync(gateway.Admin, "AssumeRole", ("RoleArn", arn), ("RoleSessionName", "shift"))).Done();
        await gateway.IamAsync(new Keys(session["Credentials/AccessKeyId"]!, session["Credentials/SecretAccessKey"]!, session["Credentials/SessionToken"]), "ListUsers");
        await WrittenAsync();

        Assert.Equal("2026-01-05T09:00:00Z", (await gateway.IamAsync(gateway.Admin, "GetRole", ("RoleName", "worker"))).Done()["Role/RoleLastUsed/LastUsedDate"]);
        Assert.Equal(arn, (await ReportAsync(arn, "SERVICE_LEVEL"))["ServicesLastAccessed/member/LastAuthenticatedEntity"]);
    }

    [Fact]
    public async Task The_policies_that_grant_something_of_a_service_are_listed()
    {
        (await gateway.IamAsync(gateway.Admin, "CreateGroup", ("GroupName", "mixed"))).Done();
        (await gateway.IamAsync(gateway.Admin, "AttachGroupPolicy", ("GroupName", "mixed"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"))).Done();
        await gateway.NewUserAsync("granted", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":"iam:*","Resource":"*"},{"Effect":"Deny","Action":"*","Resource":"*"}]}""");
        (await gateway.IamAsync(gateway.Admin, "AddUserToGroup", ("GroupName", "mixed"), ("UserName", "granted"))).Done();

        var answer = (await gateway.IamAsync(gateway.Admin, "ListPoliciesGrantingServiceAccess",
            ("Arn", $"arn:aws:iam::{gateway.Account}:user/granted"), ("ServiceNamespaces.member.1", "iam"), ("ServiceNamespaces.member.2", "orders"))).Done();

        Assert.Equal(["AdministratorAccess", "given", "AdministratorAccess"], answer.All("PolicyName"));
        Assert.Equal(["MANAGED", "INLINE", "MANAGED"], answer.All("PolicyType"));
        Assert.Equal(("USER", "granted"), (answer["PoliciesGrantingServiceAccess/member[2]/Policies/member/EntityType"], answer["PoliciesGrantingServiceAccess/member[2]/Policies/member/EntityName"]));
    }

    [Theory]
    [InlineData("GenerateServiceLastAccessedDetails", "Arn", "arn:aws:iam::ACCOUNT:user/nobody", "NoSuchEntity")]
    [InlineData("GenerateServiceLastAccessedDetails", "Arn", "arn:aws:iam::ACCOUNT:policy/nothing", "NoSuchEntity")]
    [InlineData("GenerateServiceLastAccessedDetails", "Arn", "arn:aws:s3:::a-bucket-somewhere", "InvalidInput")]
    [InlineData("GetServiceLastAccessedDetails", "JobId", "00000000-0000-4000-8000-000000000000", "NoSuchEntity")]
    public async Task What_does_not_exist_is_refused(string operation, string parameter, string value, string error) =>
        Assert.Equal(error, (await gateway.IamAsync(gateway.Admin, operation, (parameter, value.Replace("ACCOUNT", gateway.Account, StringComparison.Ordinal)))).Error);

    private async Task<Answer> ReportAsync(string arn, string granularity)
    {
        var job = (await gateway.IamAsync(gateway.Admin, "GenerateServiceLastAccessedDetails", ("Arn", arn), ("Granularity", granularity))).Done()["JobId"]!;
        return (await gateway.IamAsync(gateway.Admin, "GetServiceLastAccessedDetails", ("JobId", job))).Done();
    }

    /// <summary>What the trail's writer has seen is in the store: a record that waits for the disk comes after all decisions before it.</summary>
    private async Task WrittenAsync()
    {
        (await gateway.IamAsync(gateway.Admin, "TagUser", ("UserName", "admin"), ("Tags.member.1.Key", "waits"), ("Tags.member.1.Value", "for the disk"))).Done();
        await gateway.Services.GetRequiredService<LastAccess>().WriteAsync(CancellationToken.None);
    }
}
