using IamGateway.AspNetCore.Authentication;
using IamGateway.ControlPlane.Iam.LoginProfiles;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Tests.Iam.LoginProfiles;

public sealed class LoginProfileTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string First = "correct horse battery", Second = "staple of another kind";

    [Fact]
    public async Task A_password_is_given_changed_and_taken()
    {
        await gateway.NewUserAsync("paul");

        var created = (await CallAsync("CreateLoginProfile", ("UserName", "paul"), ("Password", First), ("PasswordResetRequired", "true"))).Done();
        Assert.Equal("paul", created["LoginProfile/UserName"]);
        Assert.Equal("true", created["LoginProfile/PasswordResetRequired"]);
        var again = await CallAsync("CreateLoginProfile", ("UserName", "paul"), ("Password", First));
        Assert.Equal("EntityAlreadyExists", again.Error);
        Assert.Equal("Login Profile for user paul already exists.", again.Message);

        (await CallAsync("UpdateLoginProfile", ("UserName", "paul"), ("PasswordResetRequired", "false"))).Done();
        Assert.Equal("false", (await CallAsync("GetLoginProfile", ("UserName", "paul"))).Done()["LoginProfile/PasswordResetRequired"]);

        (await CallAsync("DeleteLoginProfile", ("UserName", "paul"))).Done();
        var gone = await CallAsync("GetLoginProfile", ("UserName", "paul"));
        Assert.Equal("NoSuchEntity", gone.Error);
        Assert.Equal("Login Profile for User paul cannot be found.", gone.Message);
        Assert.Equal("NoSuchEntity", (await CallAsync("UpdateLoginProfile", ("UserName", "paul"), ("Password", First))).Error);
    }

    [Theory]
    [InlineData("tooshort", "PasswordPolicyViolation")]                  // under the twelve characters that everybody's have
    [InlineData("passwordpassword", "PasswordPolicyViolation")]          // common
    [InlineData("\u4E00 is no Latin letter", "ValidationError")]
    public async Task A_refused_password_is_not_repeated(string password, string error)
    {
        var name = $"weak{password.Length}";
        await gateway.NewUserAsync(name);

        var refused = await CallAsync("CreateLoginProfile", ("UserName", name), ("Password", password));

        Assert.Equal(error, refused.Error);
        Assert.DoesNotContain(password, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_change_their_own_passwords_where_a_policy_allows_it()
    {
        var quinn = await gateway.NewUserAsync("quinn", ["iam:ChangePassword"], $"arn:aws:iam::{gateway.Account}:user/quinn");
        (await CallAsync("CreateLoginProfile", ("UserName", "quinn"), ("Password", First), ("PasswordResetRequired", "true"))).Done();

        var wrong = await gateway.IamAsync(quinn, "ChangePassword", ("OldPassword", Second), ("NewPassword", Second));
        Assert.Equal("AccessDenied", wrong.Error);
        Assert.Equal("The old password was incorrect.", wrong.Message);

        (await gateway.IamAsync(quinn, "ChangePassword", ("OldPassword", First), ("NewPassword", Second))).Done();
        Assert.Equal("AccessDenied", (await gateway.IamAsync(quinn, "ChangePassword", ("OldPassword", First), ("NewPassword", First))).Error);
        Assert.Equal("false", (await CallAsync("GetLoginProfile", ("UserName", "quinn"))).Done()["LoginProfile/PasswordResetRequired"]);
    }

    [Fact]
    public async Task Old_passwords_cannot_be_guessed_without_end()
    {
        var rita = await gateway.NewUserAsync("rita", ["iam:ChangePassword"], "*");
        (await CallAsync("CreateLoginProfile", ("UserName", "rita"), ("Password", First))).Done();

        string? error;
        var attempts = 0;
        do
            error = (await gateway.IamAsync(rita, "ChangePassword", ("OldPassword", "a guess"), ("NewPassword", Second))).Error;
        while (error == "AccessDenied" && ++attempts < 50);

        Assert.Equal("EntityTemporarilyUnmodifiable", error);
        Assert.Equal("EntityTemporarilyUnmodifiable", (await gateway.IamAsync(rita, "ChangePassword", ("OldPassword", First), ("NewPassword", Second))).Error);
    }

    [Fact]
    public async Task A_new_password_ends_the_sign_ins_of_the_former_one()
    {
        await gateway.NewUserAsync("sven");
        (await CallAsync("CreateLoginProfile", ("UserName", "sven"), ("Password", First))).Done();
        var sessionId = await SignInAsync("sven");
        var sessions = gateway.Services.GetRequiredService<LiveSessions>();
        Assert.NotNull(await sessions.FindPrincipalAsync(sessionId, CancellationToken.None));

        (await CallAsync("UpdateLoginProfile", ("UserName", "sven"), ("Password", Second))).Done();

        Assert.Null(await sessions.FindPrincipalAsync(sessionId, CancellationToken.None));
    }

    [Fact]
    public async Task A_password_that_was_taken_meanwhile_is_not_set()
    {
        await gateway.NewUserAsync("theo");
        (await CallAsync("CreateLoginProfile", ("UserName", "theo"), ("Password", First))).Done();
        await using var db = await gateway.OpenAsync();
        var scope = new Scope(db, new OperationContext(new DefaultHttpContext(), ChangePassword.Descriptor, Caller.Anonymous with { Account = gateway.Account }, new CallRecord("request")));
        var user = await scope.RequireLoginProfileAsync(new UserName("theo"), CancellationToken.None);

        (await CallAsync("DeleteLoginProfile", ("UserName", "theo"))).Done();
        var refused = await Assert.ThrowsAsync<ApiException>(() =>
            scope.SetPasswordAsync(gateway.Services.GetRequiredService<IamUserPasswords>(), user, new Password(Second), resetRequired: false, CancellationToken.None));

        Assert.Equal(ErrorCode.EntityTemporarilyUnmodifiable, refused.Code);
    }

    private async Task<string> SignInAsync(string name)
    {
        await using var db = await gateway.OpenAsync();
        var user = await db.IamUsers.SingleAsync(user => user.Name == name);
        var started = await gateway.Services.GetRequiredService<SignInSessions>().StartAsync(new SignInSubject(UserId: user.Id), "password", null, null, null, CancellationToken.None);
        return started.Session.ActiveSessionId!;
    }

    private Task<Answer> CallAsync(string action, params (string Name, string Value)[] parameters) => gateway.IamAsync(gateway.Admin, action, parameters);
}
