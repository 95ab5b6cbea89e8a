using System.Text;
using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Reports;

public sealed class CredentialReportTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    /// <summary>Each row's cells against the columns of AWS's format. Source: IAM User Guide, "Generate credential reports for your AWS account".</summary>
    [Fact]
    public async Task A_row_has_what_is_known_of_a_users_credentials()
    {
        await gateway.NewUserAsync("plain,name");
        (await gateway.IamAsync(gateway.Admin, "CreateUser", ("UserName", "=1+1@x"), ("Path", "/a\",b/"))).Done();
        var used = await gateway.NewUserAsync("reader", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""");
        (await gateway.IamAsync(gateway.Admin, "CreateUser", ("UserName", "person"))).Done();
        (await gateway.IamAsync(gateway.Admin, "CreateLoginProfile", ("UserName", "person"), ("Password", "correct horse battery 9 staple!"))).Done();
        (await gateway.IamAsync(gateway.Admin, "UpdateAccountPasswordPolicy", ("MinimumPasswordLength", "12"), ("MaxPasswordAge", "90"))).Done();
        (await gateway.IamAsync(used, "ListUsers")).Done();
        gateway.Clock.Advance(TimeSpan.FromDays(1));
        (await gateway.IamAsync(gateway.Admin, "GenerateCredentialReport")).Done();

        var lines = Encoding.UTF8.GetString(Convert.FromBase64String((await gateway.IamAsync(gateway.Admin, "GetCredentialReport")).Done()["Content"]!)).Split('\n');
        gateway.Clock.Advance(TimeSpan.FromDays(-1));

        Assert.Equal(
            "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
            + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
            + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
            + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated",
            lines[0]);
        Assert.StartsWith($"<root_account>,arn:aws:iam::{gateway.Account}:root,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",not_supported,no_information,not_supported,not_supported,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A", lines[1], StringComparison.Ordinal);
        Assert.Contains(
            $"person,arn:aws:iam::{gateway.Account}:user/person,2026-01-05T09:00:00+00:00,true,no_information,2026-01-05T09:00:00+00:00,2026-04-05T09:00:00+00:00,false,"
            + "false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A",
            lines);
        Assert.Contains(
            $"reader,arn:aws:iam::{gateway.Account}:user/reader,2026-01-05T09:00:00+00:00,false,N/A,N/A,N/A,false,"
            + "true,2026-01-05T09:00:00+00:00,2026-01-05T09:00:00+00:00,us-east-1,iam,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A",
            lines);
        Assert.Contains(lines, line => line.StartsWith($"\"plain,name\",\"arn:aws:iam::{gateway.Account}:user/plain,name\",", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"=1+1@x,\"arn:aws:iam::{gateway.Account}:user/a\"\",b/=1+1@x\",2026-", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain("secret", line, StringComparison.OrdinalIgnoreCase));
    }
}
