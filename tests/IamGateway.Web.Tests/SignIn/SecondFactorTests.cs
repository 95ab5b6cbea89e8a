using System.Net;
using IamGateway.Identity.Credentials;
using IamGateway.Web.Tests.Hosting;

namespace IamGateway.Web.Tests.SignIn;

public sealed class SecondFactorTests : IAsyncLifetime
{
    private const string Verify = "/.iam/mfa";
    private const string Enrol = "/.iam/mfa/enrol";

    private PageHost _host = null!;

    public async Task InitializeAsync() => _host = await PageHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("/.iam/mfa?returnUrl=%2Forders%3Fa%3D1", "/.iam/signin?returnUrl=%2F.iam%2Fmfa%3FreturnUrl%3D%252Forders%253Fa%253D1")]
    [InlineData("/.iam/mfa/enrol?returnUrl=%2Forders", "/.iam/signin?returnUrl=%2F.iam%2Fmfa%2Fenrol%3FreturnUrl%3D%252Forders")]
    [InlineData("/.iam/mfa?returnUrl=https%3A%2F%2Fevil.test", "/.iam/signin?returnUrl=%2F.iam%2Fmfa%3FreturnUrl%3D%252F")]
    public async Task Anonymous_callers_sign_in_first_and_come_back(string path, string location)
    {
        using var browser = _host.Open();

        Assert.Equal(location, (await browser.GetAsync(path)).Location);
    }

    [Fact]
    public async Task Without_a_device_the_page_leads_to_enrolment()
    {
        using var browser = await _host.SignInAsync("bob");

        var page = await browser.GetAsync($"{Verify}?returnUrl=%2Forders");

        Assert.Equal($"{Enrol}?returnUrl=%2Forders", page.Document.QuerySelector("main a.button")!.GetAttribute("href"));
        Assert.Null(page.Document.QuerySelector("#code"));
    }

    [Fact]
    public async Task Enrolling_takes_two_consecutive_codes_and_verifies_the_session()
    {
        using var browser = await _host.SignInAsync("bob");
        var page = await browser.GetAsync($"{Enrol}?returnUrl=%2Forders");
        var seed = SeedOf(page);

        var answer = await browser.SubmitAsync(page, Enrol, ("deviceName", "Phone"), ("code", Code(seed, -1)), ("code2", Code(seed, 0)));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal("/orders", answer.Location);
        Assert.Contains("✓ Verified", (await browser.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_code_shows_the_same_seed_again_and_no_code()
    {
        using var browser = await _host.SignInAsync("bob");
        var page = await browser.GetAsync($"{Enrol}?returnUrl=%2Forders");
        var wrong = Code(SeedOf(page), -20);

        var again = await browser.SubmitAsync(page, Enrol, ("deviceName", "Phone"), ("code", wrong), ("code2", wrong));

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.StartsWith("The codes do not fit.", again.Alert, StringComparison.Ordinal);
        Assert.Equal(SeedOf(page), SeedOf(again));
        Assert.Equal(page.Document.QuerySelector("img.qr")!.GetAttribute("src"), again.Document.QuerySelector("img.qr")!.GetAttribute("src"));
        Assert.Equal("Phone", again.Document.QuerySelector("#deviceName")!.GetAttribute("value"));
        Assert.DoesNotContain(wrong, again.Document.QuerySelectorAll("input").Select(input => input.GetAttribute("value")));

        var seed = SeedOf(again);
        var answer = await browser.SubmitAsync(again, Enrol, ("code", Code(seed, -1)), ("code2", Code(seed, 0)));
        Assert.Equal("/orders", answer.Location);
    }

    [Fact]
    public async Task A_tampered_seed_is_not_enrolled()
    {
        using var browser = await _host.SignInAsync("bob");
        var page = await browser.GetAsync(Enrol);
        var fields = Browser.Fields(page.Form(Enrol));
        var mine = Totp.NewSeed();
        var uri = Totp.EnrolmentUri("sso.test", "bob", mine);

        var answer = await browser.PostAsync(Enrol, new Dictionary<string, string>(fields, StringComparer.Ordinal)
        {
            ["uri"] = uri,
            ["code"] = Totp.Code(mine, _host.Clock.GetUtcNow().AddSeconds(-30)),
            ["code2"] = Totp.Code(mine, _host.Clock.GetUtcNow()),
        });

        Assert.StartsWith("The codes do not fit.", answer.Alert, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enrolment_needs_a_fresh_sign_in_and_says_so()
    {
        using var browser = await _host.SignInAsync("bob");
        _host.Clock.Advance(TimeSpan.FromMinutes(6));

        var answer = await browser.GetAsync($"{Enrol}?returnUrl=%2Forders");
        Assert.Equal("/.iam/signin?returnUrl=%2F.iam%2Fmfa%2Fenrol%3FreturnUrl%3D%252Forders&reason=fresh", answer.Location);
        var page = await browser.GetAsync(answer.Location!);

        Assert.Equal("Sign in", page.Title);
        Assert.Contains("needs a sign-in of the last five minutes", page.Text, StringComparison.Ordinal);
        var back = await browser.SubmitAsync(page, "/.iam/signin", ("username", "bob"), ("password", Seeds.Password));
        Assert.Equal($"{Enrol}?returnUrl=%2Forders", back.Location);
        Assert.Equal("Set up an authenticator", (await browser.GetAsync(back.Location!)).Title);
    }

    [Fact]
    public async Task A_second_device_needs_the_first()
    {
        var seed = await EnrolAsync("bob");
        using var browser = await _host.SignInAsync("bob");

        var answer = await browser.GetAsync(Enrol);

        Assert.Equal("/.iam/mfa?returnUrl=%2F.iam%2Fmfa%2Fenrol%3FreturnUrl%3D%252F", answer.Location);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        var verified = await browser.SubmitAsync(await browser.GetAsync(answer.Location!), Verify, ("code", Code(seed, 0)));
        Assert.Equal("Set up an authenticator", (await browser.GetAsync(verified.Location!)).Title);
    }

    [Fact]
    public async Task A_device_name_that_is_taken_is_asked_for_again()
    {
        using var browser = await _host.SignInAsync("bob");
        await EnrolAsync(browser);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await browser.GetAsync(Enrol);
        var seed = SeedOf(page);

        var answer = await browser.SubmitAsync(page, Enrol, ("code", Code(seed, -1)), ("code2", Code(seed, 0)));

        Assert.StartsWith("Give the device another name", answer.Alert, StringComparison.Ordinal);
        Assert.Equal("true", answer.Document.QuerySelector("#deviceName")!.GetAttribute("aria-invalid"));
        Assert.False(answer.Document.QuerySelector("#code")!.HasAttribute("aria-invalid"));
    }

    [Fact]
    public async Task A_code_verifies_the_session_once()
    {
        var seed = await EnrolAsync("bob");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var browser = await _host.SignInAsync("bob");
        using var second = await _host.SignInAsync("bob");
        var code = Code(seed, 0);

        var answer = await browser.SubmitAsync(await browser.GetAsync($"{Verify}?returnUrl=%2Forders"), Verify, ("code", $"{code[..3]} {code[3..]}"));
        var again = await second.SubmitAsync(await second.GetAsync($"{Verify}?returnUrl=%2Forders"), Verify, ("code", code));

        Assert.Equal("/orders", answer.Location);
        Assert.Equal("The code is wrong or was used already. Wait for the next one.", again.Alert);
        Assert.DoesNotContain(code, again.Document.QuerySelectorAll("input").Select(input => input.GetAttribute("value")));
        Assert.Contains("✓ Verified", (await browser.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("Not verified", (await second.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("abcdef")]
    [InlineData("<script>")]
    [InlineData("١٢٣٤٥٦")]
    public async Task What_cannot_be_a_code_is_refused(string code)
    {
        await EnrolAsync("bob");
        using var browser = await _host.SignInAsync("bob");

        var answer = await browser.SubmitAsync(await browser.GetAsync(Verify), Verify, ("code", code));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotNull(answer.Alert);
    }

    [Fact]
    public async Task Whoever_has_not_chosen_goes_through_the_portal()
    {
        var seed = await EnrolAsync("alice");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var browser = await _host.SignInAsync("alice");

        var answer = await browser.SubmitAsync(await browser.GetAsync($"{Verify}?returnUrl=%2Forders"), Verify, ("code", Code(seed, 0)));

        Assert.Equal("/?returnUrl=%2Forders", answer.Location);
    }

    [Theory]
    [InlineData("bob", "/orders")]
    [InlineData("alice", "/?returnUrl=%2Forders")]
    public async Task A_second_factor_at_every_sign_in_comes_before_everything(string userName, string location)
    {
        await using var host = await PageHost.StartAsync(new() { MfaAtSignIn = true });
        using var browser = host.Open();
        var signIn = await browser.GetAsync("/.iam/signin?returnUrl=%2Forders");

        var first = await browser.SubmitAsync(signIn, "/.iam/signin", ("username", userName), ("password", Seeds.Password));

        Assert.Equal("/.iam/mfa?returnUrl=%2Forders", first.Location);
        Assert.Equal("/.iam/mfa?returnUrl=%2Forders", (await browser.GetAsync("/?returnUrl=%2Forders")).Location);
        var page = await browser.GetAsync($"{Enrol}?returnUrl=%2Forders");
        var (seed, now) = (SeedOf(page), host.Clock.GetUtcNow());
        var enrolled = await browser.SubmitAsync(page, Enrol, ("code", Totp.Code(seed, now.AddSeconds(-30))), ("code2", Totp.Code(seed, now)));
        Assert.Equal(location, enrolled.Location);
        Assert.Equal("Your access", (await browser.GetAsync("/")).Title);
    }

    [Fact]
    public async Task An_IAM_user_with_a_device_acts_only_after_its_code()
    {
        using var enrolling = await _host.SignInAsync("build", Seeds.AccountId);
        var seed = await EnrolAsync(enrolling);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var browser = await _host.SignInAsync("build", Seeds.AccountId);

        Assert.Equal("/.iam/mfa?returnUrl=%2F", (await browser.GetAsync("/")).Location);
        var answer = await browser.SubmitAsync(await browser.GetAsync(Verify), Verify, ("code", Code(seed, 0)));

        Assert.Equal("/", answer.Location);
        Assert.Contains($"arn:aws:iam::{Seeds.AccountId}:user/build", (await browser.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    private async Task<byte[]> EnrolAsync(string userName)
    {
        using var browser = await _host.SignInAsync(userName);
        return await EnrolAsync(browser);
    }

    private async Task<byte[]> EnrolAsync(Browser browser)
    {
        var page = await browser.GetAsync(Enrol);
        var seed = SeedOf(page);
        var answer = await browser.SubmitAsync(page, Enrol, ("code", Code(seed, -1)), ("code2", Code(seed, 0)));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        return seed;
    }

    private string Code(byte[] seed, int steps) => Totp.Code(seed, _host.Clock.GetUtcNow().AddSeconds(30 * steps));

    /// <summary>The seed as a person types it.</summary>
    private static byte[] SeedOf(BrowserAnswer page)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(page.Document.QuerySelector(".seed")!.TextContent.Replace(" ", "", StringComparison.Ordinal)
            .Select(letter => Convert.ToString(Alphabet.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2))];
    }
}
