using System.Text.Json;
using IamGateway.Federation.SignIn;
using IamGateway.Federation.Tests.Hosting;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Federation.Tests.SignIn;

public sealed class SecondFactorTests : IAsyncLifetime
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private FederationHost _host = null!;
    private Browser _browser = null!;
    private Person _alice = null!;

    public async Task InitializeAsync()
    {
        _host = await FederationHost.StartAsync();
        _browser = _host.NewBrowser();
        await Given.AccountAsync(_host);
        _alice = await Given.PersonAsync(_host);
        await Given.AssignmentAsync(_host, _alice);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_code_gives_the_session_mfa_and_a_new_cookie()
    {
        var seed = await SignInWithDeviceAsync();
        var before = _browser.SessionSecret;
        Assert.False((await _browser.WhoAmIAsync()).GetProperty("mfa").GetBoolean());

        Assert.Equal(SignInOutcome.Succeeded, await VerifyAsync(CodeOf(seed)));
        Assert.True((await _browser.WhoAmIAsync()).GetProperty("mfa").GetBoolean());
        Assert.NotEqual(before, _browser.SessionSecret);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var seed = await SignInWithDeviceAsync();
        Assert.Equal(SignInOutcome.Succeeded, await VerifyAsync(CodeOf(seed)));
        Assert.Equal(SignInOutcome.Refused, await VerifyAsync(CodeOf(seed)));

        _host.Clock.Advance(Step);
        Assert.Equal(SignInOutcome.Succeeded, await VerifyAsync(CodeOf(seed)));
    }

    [Fact]
    public async Task A_code_works_once_even_at_the_same_time()
    {
        var seed = await SignInWithDeviceAsync();
        var code = CodeOf(seed);
        var others = new List<Browser>();
        for (var i = 0; i < 4; i++)
        {
            others.Add(_host.NewBrowser());
            await others[i].SignInAsync("alice", Given.Password);
        }

        var steps = await Task.WhenAll(others.Select(browser => browser.StepAsync("/steps/code", ("code", code))));
        Assert.Equal(1, steps.Count(step => step.Outcome == SignInOutcome.Succeeded));
        others.ForEach(browser => browser.Dispose());
    }

    [Theory]
    [InlineData(-1, SignInOutcome.Succeeded)]
    [InlineData(1, SignInOutcome.Succeeded)]
    [InlineData(-2, SignInOutcome.Refused)]
    [InlineData(2, SignInOutcome.Refused)]
    public async Task A_clock_may_be_one_step_off(int steps, SignInOutcome outcome)
    {
        var seed = await SignInWithDeviceAsync();
        Assert.Equal(outcome, await VerifyAsync(Totp.Code(seed, _host.Clock.GetUtcNow() + (steps * Step))));
    }

    [Fact]
    public async Task A_device_whose_clock_is_off_is_read_by_its_own_clock()
    {
        var seed = await SignInWithDeviceAsync();
        await using (var db = _host.Db())
        {
            (await db.MfaDevices.SingleAsync()).Drift = -40;
            await db.CommitAsync(CancellationToken.None);
        }

        Assert.Equal(SignInOutcome.Refused, await VerifyAsync(CodeOf(seed)));
        Assert.Equal(SignInOutcome.Succeeded, await VerifyAsync(Totp.Code(seed, _host.Clock.GetUtcNow() - (40 * Step))));
    }

    [Fact]
    public async Task A_code_in_two_groups_is_read()
    {
        var code = CodeOf(await SignInWithDeviceAsync());
        Assert.Equal(SignInOutcome.Succeeded, await VerifyAsync($"{code[..3]} {code[3..]}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("12345a")]
    [InlineData("\u0661\u0662\u0663\u0664\u0665\u0666")]   // digits, but not ours
    public async Task What_cannot_be_a_code_is_refused_and_not_counted(string code)
    {
        await SignInWithDeviceAsync();
        Assert.Equal(SignInOutcome.Refused, await VerifyAsync(code));
        Assert.Equal(0, await FailuresAsync());
    }

    [Fact]
    public async Task Five_wrong_codes_lock_also_for_the_right_one_and_for_the_password()
    {
        var seed = await SignInWithDeviceAsync();
        for (var i = 0; i < 5; i++)
            Assert.Equal(SignInOutcome.Refused, await VerifyAsync(WrongCode(seed)));

        Assert.Equal(SignInOutcome.Locked, await VerifyAsync(CodeOf(seed)));
        Assert.Equal(SignInOutcome.Locked, (await _browser.SignInAsync("alice", Given.Password)).Outcome);
    }

    [Fact]
    public async Task Signing_in_again_with_the_password_buys_no_more_codes()
    {
        var seed = await SignInWithDeviceAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(SignInOutcome.Refused, await VerifyAsync(WrongCode(seed)));
            if (i < 4)
                Assert.Equal(SignInOutcome.Succeeded, (await _browser.SignInAsync("alice", Given.Password)).Outcome);
        }

        Assert.Equal(SignInOutcome.Locked, await VerifyAsync(WrongCode(seed)));
    }

    [Fact]
    public async Task A_right_code_forgives_wrong_ones()
    {
        var seed = await SignInWithDeviceAsync();
        for (var i = 0; i < 4; i++)
            await VerifyAsync(WrongCode(seed));

        Assert.Equal(SignInOutcome.Succeeded, await VerifyAsync(CodeOf(seed)));
        Assert.Equal(0, await FailuresAsync());
    }

    [Fact]
    public async Task Any_device_of_the_subject_will_do_and_none_of_another()
    {
        var first = await SignInWithDeviceAsync();
        var second = await Given.DeviceAsync(_host, _alice, "Tablet");
        var bobs = await Given.DeviceAsync(_host, await Given.PersonAsync(_host, "bob"));

        Assert.Equal(SignInOutcome.Refused, await VerifyAsync(CodeOf(bobs)));
        Assert.Equal(SignInOutcome.Succeeded, await VerifyAsync(CodeOf(second)));
        Assert.Equal(SignInOutcome.Succeeded, await VerifyAsync(CodeOf(first)));
    }

    [Fact]
    public async Task Without_a_session_there_is_nothing_to_verify()
    {
        Assert.Equal(SignInOutcome.SignInAgain, await VerifyAsync("123456"));
        Assert.Null(await _browser.BeginEnrolmentAsync());
    }

    [Fact]
    public async Task Who_must_prove_a_second_factor_acts_after_it()
    {
        await using var strict = await FederationHost.StartAsync(mfaAtSignIn: true);
        await Given.AccountAsync(strict);
        var person = await Given.PersonAsync(strict);
        await Given.AssignmentAsync(strict, person);
        var seed = await Given.DeviceAsync(strict, person);
        using var browser = strict.NewBrowser();

        Assert.Equal(new SignInStep(SignInOutcome.Succeeded, MfaDue: true), await browser.SignInAsync("alice", Given.Password));
        Assert.Equal(JsonValueKind.Null, (await browser.WhoAmIAsync()).GetProperty("principal").ValueKind);

        await browser.StepAsync("/steps/code", ("code", Totp.Code(seed, strict.Clock.GetUtcNow())));
        var who = await browser.WhoAmIAsync();
        Assert.Contains("AWSReservedSSO_ReadOnly_", who.GetProperty("principal").GetString(), StringComparison.Ordinal);
        Assert.True(who.GetProperty("mfa").GetBoolean());
    }

    private async Task<byte[]> SignInWithDeviceAsync()
    {
        var seed = await Given.DeviceAsync(_host, _alice);
        Assert.Equal(SignInOutcome.Succeeded, (await _browser.SignInAsync("alice", Given.Password)).Outcome);
        return seed;
    }

    private async Task<SignInOutcome> VerifyAsync(string code) => (await _browser.StepAsync("/steps/code", ("code", code))).Outcome;

    private string CodeOf(byte[] seed) => Totp.Code(seed, _host.Clock.GetUtcNow());

    /// <summary>Six digits that are no code of the seed around now.</summary>
    private string WrongCode(byte[] seed)
    {
        var now = _host.Clock.GetUtcNow();
        var codes = Enumerable.Range(-2, 5).Select(step => Totp.Code(seed, now + (step * Step))).ToHashSet();
        return new[] { "000000", "111111", "222222", "333333", "444444", "555555" }.First(code => !codes.Contains(code));
    }

    private async Task<int> FailuresAsync()
    {
        await using var db = _host.Db();
        return await db.SignInFailures.SumAsync(failures => failures.Count);
    }
}
