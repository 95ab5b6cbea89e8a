using IamGateway.Federation.SignIn;
using IamGateway.Federation.Tests.Hosting;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Federation.Tests.SignIn;

public sealed class EnrolmentTests : IAsyncLifetime
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
    public async Task Two_consecutive_codes_enrol()
    {
        await _browser.SignInAsync("alice", Given.Password);
        var enrolment = await _browser.BeginEnrolmentAsync();
        var seed = FromBase32(enrolment!.Base32Seed);
        Assert.StartsWith("otpauth://totp/gateway.example:alice?", enrolment.Uri, StringComparison.Ordinal);
        var before = _browser.SessionSecret;
        var first = CodeOf(seed);
        _host.Clock.Advance(Step);

        Assert.Equal(SignInOutcome.Succeeded, await EnrolAsync(enrolment.Sealed, "Phone", first, CodeOf(seed)));
        Assert.True((await _browser.WhoAmIAsync()).GetProperty("mfa").GetBoolean());
        Assert.NotEqual(before, _browser.SessionSecret);
        Assert.Equal(SignInOutcome.Refused, await VerifyAsync(CodeOf(seed)));   // enrolling used it up
    }

    [Theory]
    [InlineData(0, 0)]      // the same twice
    [InlineData(0, -1)]     // the wrong way round
    [InlineData(-2, 0)]     // one left out
    [InlineData(-4, -3)]    // of some time ago
    public async Task Codes_that_do_not_follow_each_other_do_not_enrol(int first, int second)
    {
        await _browser.SignInAsync("alice", Given.Password);
        var enrolment = await _browser.BeginEnrolmentAsync();
        var seed = FromBase32(enrolment!.Base32Seed);
        var now = _host.Clock.GetUtcNow();
        Assert.Equal(SignInOutcome.Refused, await EnrolAsync(enrolment.Sealed, "Phone", Totp.Code(seed, now + (first * Step)), Totp.Code(seed, now + (second * Step))));
    }

    [Fact]
    public async Task Enrolment_needs_a_sign_in_of_the_last_five_minutes()
    {
        await _browser.SignInAsync("alice", Given.Password);
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.NotNull(await _browser.BeginEnrolmentAsync());

        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await _browser.BeginEnrolmentAsync());
    }

    [Fact]
    public async Task An_enrolment_form_is_good_for_ten_minutes()
    {
        await _browser.SignInAsync("alice", Given.Password);
        var enrolment = await _browser.BeginEnrolmentAsync();
        _host.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(SignInOutcome.SignInAgain, await EnrolPairAsync(enrolment!, "Phone"));
    }

    [Fact]
    public async Task An_enrolment_form_of_another_session_does_not_open()
    {
        await Given.PersonAsync(_host, "mallory");
        using var mallory = _host.NewBrowser();
        await mallory.SignInAsync("mallory", Given.Password);
        var planted = await mallory.BeginEnrolmentAsync();

        await _browser.SignInAsync("alice", Given.Password);
        Assert.Equal(SignInOutcome.SignInAgain, await EnrolPairAsync(planted!, "Phone"));
        Assert.Equal(SignInOutcome.SignInAgain, await EnrolAsync("v1.nonsense", "Phone", "123456", "123456"));
    }

    [Fact]
    public async Task A_further_device_needs_the_first_one_proved()
    {
        var seed = await SignInWithDeviceAsync();
        Assert.Null(await _browser.BeginEnrolmentAsync());

        await VerifyAsync(CodeOf(seed));
        var enrolment = await _browser.BeginEnrolmentAsync();
        Assert.Equal(SignInOutcome.Succeeded, await EnrolPairAsync(enrolment!, "Tablet"));
    }

    [Fact]
    public async Task A_form_begun_before_the_first_device_was_there_does_not_get_round_it()
    {
        await _browser.SignInAsync("alice", Given.Password);
        var begun = await _browser.BeginEnrolmentAsync();
        await Given.DeviceAsync(_host, _alice);
        Assert.Equal(SignInOutcome.Refused, await EnrolPairAsync(begun!, "Mallory's"));
    }

    [Fact]
    public async Task One_form_enrols_one_device()
    {
        await _browser.SignInAsync("alice", Given.Password);
        var enrolment = await _browser.BeginEnrolmentAsync();
        Assert.Equal(SignInOutcome.Succeeded, await EnrolPairAsync(enrolment!, "Phone"));
        _host.Clock.Advance(3 * Step);
        Assert.Equal(SignInOutcome.Refused, await EnrolPairAsync(enrolment!, "Copy"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("line\nbreak")]
    [InlineData("PHONE")]       // taken, without regard to case
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task Names_of_devices_are_one_to_sixty_four_characters_and_unique(string name)
    {
        var seed = await SignInWithDeviceAsync();
        await VerifyAsync(CodeOf(seed));
        var enrolment = await _browser.BeginEnrolmentAsync();
        Assert.Equal(SignInOutcome.NameRefused, await EnrolPairAsync(enrolment!, name));
    }

    [Fact]
    public async Task Enrolling_ends_the_other_sign_ins()
    {
        using var other = _host.NewBrowser();
        await other.SignInAsync("alice", Given.Password);
        await _browser.SignInAsync("alice", Given.Password);
        var enrolment = await _browser.BeginEnrolmentAsync();
        await EnrolPairAsync(enrolment!, "Phone");

        Assert.Equal(401, (await other.GetAsync("/.iam/whoami")).Status);
        Assert.Equal(200, (await _browser.GetAsync("/.iam/whoami")).Status);
    }

    [Theory]
    [InlineData("build", "Build's phone", "Build-s-phone")]
    [InlineData("build", "Spare", "Spare-2")]                          // another device of the account is called so
    [InlineData(Given.RootEmail, "Safe", "Safe")]
    public async Task An_authenticator_of_an_account_has_a_serial_number(string user, string called, string name)
    {
        await _host.AddAsync(new MfaDevice { Id = "spare", AccountId = Given.AccountId, Name = "spare", SealedSeed = "v1.k.x", CreatedAt = _host.Clock.GetUtcNow() });
        await _browser.SignInAsync(user, Given.Password, Given.AccountId);
        var enrolment = await _browser.BeginEnrolmentAsync();
        Assert.Equal(SignInOutcome.Succeeded, await EnrolPairAsync(enrolment!, called));

        await using var db = _host.Db();
        var device = await db.MfaDevices.SingleAsync(device => device.Id != "spare");
        Assert.Equal(($"arn:aws:iam::{Given.AccountId}:mfa/{name}", _host.Clock.GetUtcNow()), (device.SerialNumber, device.EnabledAt));
        _host.Clock.Advance(Step);
        Assert.Equal(SignInOutcome.Succeeded, await VerifyAsync(CodeOf(FromBase32(enrolment!.Base32Seed))));
    }

    [Fact]
    public async Task A_ninth_device_is_refused()
    {
        var seed = await SignInWithDeviceAsync();
        for (var i = 2; i <= MfaDevice.MostOfOneOwner; i++)
            await Given.DeviceAsync(_host, _alice, $"Phone {i}");
        await VerifyAsync(CodeOf(seed));
        Assert.Equal(SignInOutcome.Refused, await EnrolPairAsync((await _browser.BeginEnrolmentAsync())!, "Ninth"));
    }

    [Fact]
    public async Task No_code_or_seed_is_written_down()
    {
        await _browser.SignInAsync("alice", Given.Password);
        var enrolment = await _browser.BeginEnrolmentAsync();
        await EnrolPairAsync(enrolment!, "Phone");
        await VerifyAsync("987654");

        var written = string.Join('\n', _host.Trail()) + _host.Log.Text;
        Assert.DoesNotContain(enrolment!.Base32Seed, written, StringComparison.Ordinal);
        Assert.DoesNotContain(enrolment.Sealed, written, StringComparison.Ordinal);
        Assert.DoesNotContain("987654", written, StringComparison.Ordinal);
    }

    private async Task<byte[]> SignInWithDeviceAsync()
    {
        var seed = await Given.DeviceAsync(_host, _alice);
        Assert.Equal(SignInOutcome.Succeeded, (await _browser.SignInAsync("alice", Given.Password)).Outcome);
        return seed;
    }

    private async Task<SignInOutcome> VerifyAsync(string code) => (await _browser.StepAsync("/steps/code", ("code", code))).Outcome;

    private async Task<SignInOutcome> EnrolAsync(string enrolment, string name, string first, string second) =>
        (await _browser.StepAsync("/steps/enrol", ("enrolment", enrolment), ("name", name), ("code", first), ("code2", second))).Outcome;

    private Task<SignInOutcome> EnrolPairAsync(MfaEnrolment enrolment, string name)
    {
        var seed = FromBase32(enrolment.Base32Seed);
        var now = _host.Clock.GetUtcNow();
        return EnrolAsync(enrolment.Sealed, name, Totp.Code(seed, now - Step), Totp.Code(seed, now));
    }

    private string CodeOf(byte[] seed) => Totp.Code(seed, _host.Clock.GetUtcNow());

    private static byte[] FromBase32(string text) => Totp.FromBase32(text)!;
}
