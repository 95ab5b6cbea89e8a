using System.Globalization;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Signatures;
using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.ControlPlane.Tests.Iam.Policies;
using IamGateway.Identity.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Tests.Sts;

public sealed class UserSessionTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    /// <summary>Nor any that last longer than they would for another caller.</summary>
    [Theory]
    [InlineData("GetSessionToken", "129600", false)]
    [InlineData("GetSessionToken", "900", true)]
    [InlineData("AssumeRole", "43200", false)]
    [InlineData("AssumeRole", "900", true)]
    public async Task A_bearer_token_makes_no_credentials_that_outlive_it(string action, string seconds, bool isShorter)
    {
        var name = $"borrower-{action}-{seconds}";
        await gateway.NewUserAsync(name);
        var role = await gateway.IamAsync(
            gateway.Admin, "CreateRole", ("RoleName", name), ("MaxSessionDuration", "43200"), ("AssumeRolePolicyDocument", Documents.Trust($"arn:aws:iam::{gateway.Account}:user/{name}")));
        var (session, token) = await SignInAsync(name);
        Dictionary<string, string> parameters = new() { ["Action"] = action, ["Version"] = "2011-06-15", ["DurationSeconds"] = seconds };
        if (action == "AssumeRole")
            (parameters["RoleArn"], parameters["RoleSessionName"]) = (role["Role/Arn"]!, "session");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent(parameters) };
        request.Headers.Authorization = new("Bearer", token);

        using var response = await gateway.Client.SendAsync(request, CancellationToken.None);

        var answer = new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(CancellationToken.None)).Done();
        var expected = isShorter ? gateway.Clock.GetUtcNow().AddSeconds(900) : session.ExpiresAt;
        Assert.Equal(expected.ToUnixTimeSeconds(), DateTimeOffset.Parse(answer["Credentials/Expiration"]!, CultureInfo.InvariantCulture).ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_users_session_has_the_groups_and_their_policies_of_the_moment()
    {
        var user = await gateway.NewUserAsync("grouped");
        var role = (await gateway.IamAsync(gateway.Admin, "CreateRole", ("RoleName", "for-groups"), ("AssumeRolePolicyDocument", Documents.Trust(gateway.Account)))).Done()["Role/Arn"]!;
        var answer = (await gateway.StsAsync(user, "GetSessionToken")).Done();
        var session = new Keys(answer["Credentials/AccessKeyId"]!, answer["Credentials/SecretAccessKey"]!, answer["Credentials/SessionToken"]!);
        Assert.Equal(("", "AccessDenied"), await GroupsAndAnswerAsync());

        (await gateway.IamAsync(gateway.Admin, "CreateGroup", ("GroupName", "assuming"))).Done();
        (await gateway.IamAsync(gateway.Admin, "PutGroupPolicy", ("GroupName", "assuming"), ("PolicyName", "assume"), ("PolicyDocument", Documents.Allow("sts:AssumeRole")))).Done();
        (await gateway.IamAsync(gateway.Admin, "AddUserToGroup", ("GroupName", "assuming"), ("UserName", "grouped"))).Done();
        Assert.Equal(("assuming", null), await GroupsAndAnswerAsync());

        (await gateway.IamAsync(gateway.Admin, "UpdateGroup", ("GroupName", "assuming"), ("NewGroupName", "renamed"))).Done();
        Assert.Equal(("renamed", null), await GroupsAndAnswerAsync());

        (await gateway.IamAsync(gateway.Admin, "RemoveUserFromGroup", ("GroupName", "renamed"), ("UserName", "grouped"))).Done();
        Assert.Equal(("", "AccessDenied"), await GroupsAndAnswerAsync());

        async Task<(string Groups, string? Error)> GroupsAndAnswerAsync()
        {
            var found = await gateway.Services.GetRequiredService<ISigningCredentials>().FindAsync(session.Id, session.Token, CancellationToken.None);
            return (string.Join(',', found!.Caller.Groups), (await gateway.StsAsync(session, "AssumeRole", ("RoleArn", role), ("RoleSessionName", "session"))).Error);
        }
    }

    private async Task<(PrincipalSession Session, string Token)> SignInAsync(string name)
    {
        await using var db = await gateway.OpenAsync();
        var userId = (await db.IamUsers.SingleAsync(user => user.Name == name, CancellationToken.None)).Id;
        await gateway.Services.GetRequiredService<SignInSessions>().StartAsync(new SignInSubject(UserId: userId), "password", null, null, null, CancellationToken.None);
        var session = await db.PrincipalSessions.SingleAsync(session => session.UserId == userId, CancellationToken.None);
        var caller = await gateway.Services.GetRequiredService<ISessionSource>().FindByIdAsync(session.Id, CancellationToken.None);
        return (session, gateway.Services.GetRequiredService<SessionTokens>().Issue(caller!));
    }
}
