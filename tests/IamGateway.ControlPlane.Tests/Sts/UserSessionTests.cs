using System.Globalization;
using IamGateway.AspNetCore.Authentication;
using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.Identity.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Tests.Sts;

public sealed class UserSessionTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task A_bearer_token_makes_no_credentials_that_outlive_it()
    {
        await gateway.NewUserAsync("borrower");
        await using var db = await gateway.OpenAsync();
        var userId = (await db.IamUsers.SingleAsync(user => user.Name == "borrower", CancellationToken.None)).Id;
        await gateway.Services.GetRequiredService<SignInSessions>().StartAsync(new SignInSubject(UserId: userId), "password", null, null, null, CancellationToken.None);
        var session = await db.PrincipalSessions.SingleAsync(session => session.UserId == userId, CancellationToken.None);
        var caller = await gateway.Services.GetRequiredService<ISessionSource>().FindByIdAsync(session.Id, CancellationToken.None);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Action"] = "GetSessionToken", ["Version"] = "2011-06-15", ["DurationSeconds"] = "129600" }),
        };
        request.Headers.Authorization = new("Bearer", gateway.Services.GetRequiredService<SessionTokens>().Issue(caller!));

        using var response = await gateway.Client.SendAsync(request, CancellationToken.None);

        var answer = new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(CancellationToken.None)).Done();
        Assert.Equal(session.ExpiresAt.ToUnixTimeSeconds(), DateTimeOffset.Parse(answer["Credentials/Expiration"]!, CultureInfo.InvariantCulture).ToUnixTimeSeconds());
    }
}
