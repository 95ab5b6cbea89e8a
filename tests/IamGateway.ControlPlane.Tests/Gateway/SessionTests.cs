using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.Identity.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Tests.Gateway;

public sealed class SessionTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task A_session_is_listed_and_revoked()
    {
        await gateway.NewUserAsync("browser");
        await using var db = await gateway.OpenAsync();
        var userId = (await db.IamUsers.SingleAsync(user => user.Name == "browser", CancellationToken.None)).Id;
        await gateway.Services.GetRequiredService<SignInSessions>().StartAsync(new SignInSubject(UserId: userId), "password", null, "192.0.2.1", "test", CancellationToken.None);

        var listed = (await ListAsync()).Done();
        var id = listed["Sessions/member/SessionId"]!;
        (await CallAsync("RevokeSession", new JsonObject { ["SessionId"] = id })).Done();

        Assert.EndsWith(":user/browser", listed["Sessions/member/PrincipalArn"]);
        Assert.Equal("192.0.2.1", listed["Sessions/member/SourceIp"]);
        Assert.Empty((await ListAsync()).Done().All("SessionId"));
        Assert.Null(await gateway.Services.GetRequiredService<LiveSessions>().FindPrincipalAsync(id, CancellationToken.None));
        Assert.Equal("ResourceNotFoundException", (await CallAsync("RevokeSession", new JsonObject { ["SessionId"] = "00000000-0000-4000-8000-000000000000" })).Error);
    }

    [Fact]
    public async Task The_credentials_of_a_principal_are_revoked_and_new_ones_work()
    {
        var caller = await gateway.NewUserAsync("leaky");
        var leaked = KeysOf(await gateway.StsAsync(caller, "GetSessionToken"));
        (await gateway.StsAsync(leaked, "GetCallerIdentity")).Done();
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));

        (await CallAsync("RevokePrincipalSessions", new JsonObject { ["PrincipalArn"] = $"arn:aws:iam::{gateway.Account}:user/leaky" })).Done();
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("InvalidClientTokenId", (await gateway.StsAsync(leaked, "GetCallerIdentity")).Error);
        (await gateway.StsAsync(KeysOf(await gateway.StsAsync(caller, "GetSessionToken")), "GetCallerIdentity")).Done();
    }

    private Task<Answer> ListAsync() => CallAsync("ListSessions", []);

    private Task<Answer> CallAsync(string operation, JsonObject input) => gateway.JsonAsync(gateway.Admin, "iamgateway", $"IamGateway.{operation}", input);

    private static Keys KeysOf(Answer answer) =>
        new(answer.Done()["Credentials/AccessKeyId"]!, answer["Credentials/SecretAccessKey"]!, answer["Credentials/SessionToken"]);
}
