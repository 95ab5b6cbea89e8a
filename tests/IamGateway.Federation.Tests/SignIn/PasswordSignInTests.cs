using System.Text.Json;
using IamGateway.AspNetCore.Authentication;
using IamGateway.Federation.SignIn;
using IamGateway.Federation.Tests.Hosting;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Federation.Tests.SignIn;

public sealed class PasswordSignInTests : IAsyncLifetime
{
    private FederationHost _host = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _host = await FederationHost.StartAsync();
        _browser = _host.NewBrowser();
        await Given.AccountAsync(_host);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("", "alice", "alice")]
    [InlineData("", "ALICE", "alice")]                                // names of people have no case
    [InlineData(Given.AccountId, "build", "build")]
    [InlineData(Given.Alias, "Build", "build")]
    [InlineData(" " + Given.AccountId + " ", "build", "build")]
    [InlineData(Given.AccountId, Given.RootEmail, Given.RootEmail)]
    public async Task The_right_password_signs_in(string account, string userName, string user)
    {
        await Given.PersonAsync(_host);

        var step = await _browser.SignInAsync(userName, Given.Password, account);
        Assert.Equal(new SignInStep(SignInOutcome.Succeeded), step);
        Assert.Equal(user, (await _browser.WhoAmIAsync()).GetProperty("user").GetString());

        var last = _host.Trail()[^1];
        Assert.Equal(("SignIn", true, user), (last.GetProperty("step").GetString(), last.GetProperty("succeeded").GetBoolean(), last.GetProperty("subject").GetString()));
    }

    [Theory]
    [InlineData("build")]
    [InlineData(Given.RootEmail)]
    public async Task The_last_use_of_a_password_of_an_account_is_noted_and_is_no_change(string name)
    {
        Assert.Equal(SignInOutcome.Refused, (await _browser.SignInAsync(name, "wrong password here", Given.AccountId)).Outcome);
        await using var db = _host.Db();
        Assert.Null(await UseAsync());
        await _browser.SignInAsync(name, Given.Password, Given.AccountId);
        Assert.Equal(_host.Clock.GetUtcNow(), await UseAsync());
        Assert.False(await db.Changes.AnyAsync(change => change.Kind == "changed" && (change.Entity == "iam_users" || change.Entity == "root_users")));

        async Task<DateTimeOffset?> UseAsync() => name == "build"
            ? await db.IamUsers.Select(user => user.PasswordLastUsedAt).SingleAsync()
            : await db.RootUsers.Select(root => root.PasswordLastUsedAt).SingleAsync();
    }

    [Theory]
    [InlineData("", "alice", "wrong password here", "WrongPassword")]
    [InlineData("", "nobody", Given.Password, "UnknownName")]
    [InlineData("", "build", Given.Password, "UnknownName")]          // an IAM user is no person
    [InlineData(Given.AccountId, "alice", Given.Password, "UnknownName")]
    [InlineData("999999999999", "build", Given.Password, "UnknownName")]
    [InlineData("no-such-alias", "build", Given.Password, "UnknownName")]
    [InlineData("", "disabled", Given.Password, "Inactive")]
    [InlineData("", "federated", Given.Password, "NoPassword")]
    [InlineData("", "federated", "", "NoPassword")]
    [InlineData("", "", "", "UnknownName")]
    public async Task Whatever_is_wrong_the_answer_is_the_same(string account, string userName, string password, string inTheTrail)
    {
        await Given.PersonAsync(_host);
        await Given.PersonAsync(_host, "disabled", isActive: false);
        await Given.PersonAsync(_host, "federated", password: null);

        var answer = await _browser.PostAsync("/steps/password", ("account", account), ("username", userName), ("password", password));
        Assert.Equal("""{"outcome":1,"retryAfter":null,"mfaDue":false}""", answer.Body);
        Assert.Empty(answer.SetCookies);
        Assert.Equal(inTheTrail, _host.LastRefusal());
    }

    [Fact]
    public async Task Names_that_nobody_has_and_passwords_are_never_written_down()
    {
        await _browser.SignInAsync("hunter2-typed-as-name", "the-planted-password");
        await Given.PersonAsync(_host);
        await _browser.SignInAsync("alice", "the-planted-password");
        await _browser.SignInAsync("alice", Given.Password);

        var written = string.Join('\n', _host.Trail()) + _host.Log.Text;
        Assert.DoesNotContain("hunter2-typed-as-name", written, StringComparison.Ordinal);
        Assert.DoesNotContain("the-planted-password", written, StringComparison.Ordinal);
        Assert.DoesNotContain(Given.Password, written, StringComparison.Ordinal);
        Assert.DoesNotContain(_browser.SessionSecret!, written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("nobody")]
    public async Task The_sixth_attempt_is_locked_whether_the_name_exists_or_not(string userName)
    {
        await Given.PersonAsync(_host);
        for (var i = 0; i < 5; i++)
            Assert.Equal(SignInOutcome.Refused, (await _browser.SignInAsync(i % 2 == 0 ? userName : userName.ToUpperInvariant(), "wrong")).Outcome);

        Assert.Equal(new SignInStep(SignInOutcome.Locked, TimeSpan.FromMinutes(15)), await _browser.SignInAsync(userName, Given.Password));
    }

    [Fact]
    public async Task A_lock_ends_by_itself_and_success_forgives()
    {
        await Given.PersonAsync(_host);
        for (var i = 0; i < 5; i++)
            await _browser.SignInAsync("alice", "wrong");

        _host.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(SignInOutcome.Succeeded, (await _browser.SignInAsync("alice", Given.Password)).Outcome);

        await using var db = _host.Db();
        Assert.Empty(await db.SignInFailures.ToListAsync());
    }

    [Fact]
    public async Task The_right_password_at_the_fifth_attempt_signs_in()
    {
        await Given.PersonAsync(_host);
        for (var i = 0; i < 4; i++)
            await _browser.SignInAsync("alice", "wrong");

        Assert.Equal(SignInOutcome.Succeeded, (await _browser.SignInAsync("alice", Given.Password)).Outcome);
    }

    [Fact]
    public async Task Attempts_at_the_same_time_do_not_get_past_the_lock()
    {
        await Given.PersonAsync(_host);
        var steps = await Task.WhenAll(Enumerable.Range(0, 15).Select(_ => _browser.SignInAsync("alice", "wrong")));
        Assert.Equal(5, steps.Count(step => step.Outcome == SignInOutcome.Refused));
        Assert.Equal(10, steps.Count(step => step.Outcome == SignInOutcome.Locked));
    }

    [Fact]
    public async Task One_account_is_locked_and_another_of_the_same_name_is_not()
    {
        await Given.PersonAsync(_host, "build");
        for (var i = 0; i < 5; i++)
            await _browser.SignInAsync("build", "wrong");

        Assert.Equal(SignInOutcome.Locked, (await _browser.SignInAsync("build", Given.Password)).Outcome);
        Assert.Equal(SignInOutcome.Succeeded, (await _browser.SignInAsync("build", Given.Password, Given.AccountId)).Outcome);
    }

    [Fact]
    public async Task An_alias_is_the_same_account_for_the_lock()
    {
        for (var i = 0; i < 5; i++)
            await _browser.SignInAsync("build", "wrong", i % 2 == 0 ? Given.Alias : Given.AccountId);

        Assert.Equal(SignInOutcome.Locked, (await _browser.SignInAsync("build", Given.Password, Given.AccountId)).Outcome);
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_wait_and_others_do_not()
    {
        for (var i = 0; i < 20; i++)
            await _browser.SignInAsync($"nobody-{i}", "wrong");

        Assert.Equal(new SignInStep(SignInOutcome.TooManyRequests, TimeSpan.FromSeconds(3)), await _browser.SignInAsync("nobody", "wrong"));
        Assert.Equal("TooManyRequests", _host.LastRefusal());
        _browser.Headers["X-Test-Source"] = "203.0.113.9";
        Assert.Equal(SignInOutcome.Refused, (await _browser.SignInAsync("nobody", "wrong")).Outcome);
    }

    [Fact]
    public async Task A_session_that_the_browser_brought_along_ends()
    {
        await Given.PersonAsync(_host);
        await _browser.SignInAsync("build", Given.Password, Given.AccountId);
        var planted = _browser.SessionSecret!;

        await _browser.SignInAsync("alice", Given.Password);
        Assert.NotEqual(planted, _browser.SessionSecret);

        using var attacker = _host.NewBrowser();
        attacker.Cookies[SessionCookie.Name] = planted;
        Assert.Equal(401, (await attacker.GetAsync("/.iam/whoami")).Status);
    }

    [Fact]
    public async Task A_root_user_with_a_device_does_not_act_before_it()
    {
        await Given.DeviceAsync(_host, new SignInSubject(RootAccountId: Given.AccountId));

        Assert.Equal(new SignInStep(SignInOutcome.Succeeded, MfaDue: true), await _browser.SignInAsync(Given.RootEmail, Given.Password, Given.AccountId));
        var who = await _browser.WhoAmIAsync();
        Assert.Equal(JsonValueKind.Null, who.GetProperty("principal").ValueKind);
        Assert.Equal(401, (await _browser.PostAsync("/.iam/token")).Status);
    }

    /// <summary>Whether a reset is required, how old the password is in days, the policy's age in days, and the outcome for the right password.</summary>
    [Theory]
    [InlineData(true, 0, null, SignInOutcome.PasswordExpired)]
    [InlineData(false, 30, 30, SignInOutcome.PasswordExpired)]
    [InlineData(false, 29, 30, SignInOutcome.Succeeded)]
    [InlineData(false, 3000, null, SignInOutcome.Succeeded)]
    public async Task A_password_that_has_to_be_changed_signs_nobody_in(bool resetRequired, int age, int? maxAge, SignInOutcome outcome)
    {
        await using var db = _host.Db();
        var user = await db.IamUsers.SingleAsync();
        (user.PasswordResetRequired, user.PasswordSetAt) = (resetRequired, _host.Clock.GetUtcNow().AddDays(-age));
        db.Add(new PasswordPolicy { AccountId = Given.AccountId, MaxAgeDays = maxAge });
        await db.CommitAsync(CancellationToken.None);

        Assert.Equal(SignInOutcome.Refused, (await _browser.SignInAsync("build", "wrong password here", Given.AccountId)).Outcome);   // who guesses learns nothing
        for (var attempt = 0; attempt < 10; attempt++)
            Assert.Equal(outcome, (await _browser.SignInAsync("build", Given.Password, Given.AccountId)).Outcome);                     // and the right one locks nobody out
        Assert.Equal(outcome == SignInOutcome.Succeeded, _host.Trail()[^1].GetProperty("succeeded").GetBoolean());
    }

    [Fact]
    public async Task A_password_that_has_expired_hard_is_for_an_administrator_to_change()
    {
        await using var db = _host.Db();
        (await db.IamUsers.SingleAsync()).PasswordSetAt = _host.Clock.GetUtcNow().AddDays(-30);
        db.Add(new PasswordPolicy { AccountId = Given.AccountId, MaxAgeDays = 30, HardExpiry = true });
        await db.CommitAsync(CancellationToken.None);

        Assert.Equal(SignInOutcome.AdministratorNeeded, (await _browser.SignInAsync("build", Given.Password, Given.AccountId)).Outcome);
        Assert.Empty(_browser.Cookies);
    }

    [Fact]
    public async Task A_person_with_one_permission_set_acts_with_it_at_once()
    {
        await Given.AssignmentAsync(_host, await Given.PersonAsync(_host));
        await _browser.SignInAsync("alice", Given.Password);
        Assert.StartsWith($"arn:aws:sts::{Given.AccountId}:assumed-role/AWSReservedSSO_ReadOnly_", (await _browser.WhoAmIAsync()).GetProperty("principal").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trail_tells_where_from_and_with_what()
    {
        await Given.PersonAsync(_host);
        _browser.Headers["X-Test-Source"] = "::ffff:203.0.113.9";
        _browser.Headers["User-Agent"] = "Test/1.0";
        await _browser.SignInAsync("alice", "wrong");

        var last = _host.Trail()[^1];
        Assert.Equal("203.0.113.9", last.GetProperty("sourceIp").GetString());
        Assert.Equal("Test/1.0", last.GetProperty("userAgent").GetString());
        Assert.Equal("alice", last.GetProperty("subject").GetString());
    }
}
