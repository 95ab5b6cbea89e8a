using System.Net;
using IamGateway.Web.Tests.Hosting;

namespace IamGateway.Web.Tests.SignIn;

public sealed class SignInTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    private readonly PageHost _host = fixture.Later();

    [Fact]
    public async Task A_person_signs_in_and_goes_on()
    {
        using var browser = _host.Open();
        var page = await browser.GetAsync("/.iam/signin?returnUrl=%2Forders%3Fa%3D1%26b%3D2");

        var answer = await browser.SubmitAsync(page, "/.iam/signin", ("username", "bob"), ("password", Seeds.Password));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal("/orders?a=1&b=2", answer.Location);
        Assert.Equal("Your access", (await browser.GetAsync("/")).Title);
    }

    [Theory]
    [InlineData(Seeds.AccountId)]
    [InlineData(Seeds.Alias)]
    public async Task An_IAM_user_signs_in_with_the_account(string account)
    {
        using var browser = await _host.SignInAsync("build", account);

        Assert.Contains($"arn:aws:iam::{Seeds.AccountId}:user/build", (await browser.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bob", "wrong password here")]
    [InlineData("nobody", Seeds.Password)]
    [InlineData("build", Seeds.Password)]
    public async Task What_is_wrong_is_never_said(string userName, string password)
    {
        using var browser = _host.Open();
        var page = await browser.GetAsync("/.iam/signin");

        var answer = await browser.SubmitAsync(page, "/.iam/signin", ("username", userName), ("password", password));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("The user name or the password is wrong.", answer.Alert);
        Assert.DoesNotContain("__Host-iamgateway", browser.Cookies.Keys);
        Assert.DoesNotContain(password, answer.Html, StringComparison.Ordinal);
        Assert.Equal(userName, answer.Form("/.iam/signin").QuerySelector("#username")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Too_many_failures_say_when_to_try_again()
    {
        using var browser = _host.Open();
        var page = await browser.GetAsync("/.iam/signin");
        BrowserAnswer answer;
        var attempts = 0;
        do
        {
            answer = await browser.SubmitAsync(page, "/.iam/signin", ("username", "bob"), ("password", "wrong password here"));
        }
        while (answer.Status == HttpStatusCode.OK && ++attempts < 20);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.StartsWith("Too many attempts", answer.Alert, StringComparison.Ordinal);
        Assert.Contains("Try again in ", answer.Alert, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Header("Retry-After"));
    }

    [Theory]
    [InlineData("", Seeds.Password)]
    [InlineData("bob", "")]
    public async Task Empty_fields_are_asked_for(string userName, string password)
    {
        using var browser = _host.Open();
        var page = await browser.GetAsync("/.iam/signin");

        var answer = await browser.SubmitAsync(page, "/.iam/signin", ("username", userName), ("password", password));

        Assert.Equal("Enter your user name and your password.", answer.Alert);
    }

    /// <summary>returnUrl, where a sign-in leads.</summary>
    public static TheoryData<string, string> ReturnUrls => new()
    {
        { "/orders/42?page=2",          "/orders/42?page=2" },
        { "/.iam/mfa?returnUrl=%2Fa",   "/.iam/mfa?returnUrl=%2Fa" },
        { "",                           "/" },
        { "orders",                     "/" },
        { "https://evil.test/",         "/" },
        { "//evil.test/",               "/" },
        { "/\\evil.test/",              "/" },
        { "\\\\evil.test",              "/" },
        { "/%2fevil.test/",             "/" },
        { "/%5cevil.test/",             "/" },
        { "/\t/evil.test/",             "/" },
        { " //evil.test",               "/" },
        { "/orders\r\nX-Evil: 1",       "/" },
        { "/orders%0d%0aX-Evil:1",      "/" },
        { "javascript:alert(1)",        "/" },
        { "data:text/html,x",           "/" },
        { "/a/../../evil",              "/" },
        { "http:/evil.test",            "/" },
        { "/.iam/signout",              "/" },
    };

    [Theory, MemberData(nameof(ReturnUrls))]
    public async Task A_sign_in_leads_to_a_path_of_this_host(string returnUrl, string location)
    {
        using var browser = _host.Open();
        var page = await browser.GetAsync($"/.iam/signin?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Equal(location, Browser.Fields(page.Form("/.iam/signin"))["returnUrl"]);

        // Also when the form itself was changed.
        var answer = await browser.SubmitAsync(page, "/.iam/signin", ("username", "bob"), ("password", Seeds.Password), ("returnUrl", returnUrl));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal(location, answer.Location);
        Assert.Empty(answer.Header("X-Evil"));
    }

    [Theory]
    [InlineData("ProviderUnavailable", "The identity provider cannot be reached now. Try again later, or sign in another way.")]
    [InlineData("<script>alert(1)</script>", "The sign-in with the identity provider did not succeed. Try again.")]
    [InlineData("99", "The sign-in with the identity provider did not succeed. Try again.")]
    public async Task A_provider_s_failure_is_said_in_our_words(string error, string text)
    {
        using var browser = _host.Open();

        var page = await browser.GetAsync($"/.iam/signin?error={Uri.EscapeDataString(error)}");

        Assert.Equal(text, page.Alert);
    }

    [Theory]
    [InlineData("demo", "demo")]
    [InlineData("123456789012", "123456789012")]
    [InlineData("\"><script>", null)]
    public async Task A_link_fills_in_the_account(string account, string? shown)
    {
        using var browser = _host.Open();

        var page = await browser.GetAsync($"/.iam/signin?account={Uri.EscapeDataString(account)}");

        Assert.Equal(shown, page.Document.QuerySelector("#account")!.GetAttribute("value"));
        Assert.Equal(shown is not null, page.Document.QuerySelector("details")!.HasAttribute("open"));
    }

    [Fact]
    public async Task Whoever_is_signed_in_sees_as_whom_and_may_go_on()
    {
        using var browser = await _host.SignInAsync("bob");

        var page = await browser.GetAsync("/.iam/signin?returnUrl=%2Forders");

        Assert.Contains("You are signed in as bob", page.Text, StringComparison.Ordinal);
        Assert.Equal("/orders", page.Document.QuerySelector(".note a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Whoever_has_not_chosen_goes_on_through_the_portal()
    {
        using var browser = await _host.SignInAsync("alice");

        var page = await browser.GetAsync("/.iam/signin?returnUrl=%2Forders");

        Assert.Equal("/?returnUrl=%2Forders", page.Document.QuerySelector(".note a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_session_changes_hands_at_a_sign_in()
    {
        using var browser = _host.Open();
        var page = await browser.GetAsync("/.iam/signin");
        browser.Cookies["__Host-iamgateway"] = "planted-by-somebody-else";

        await browser.SubmitAsync(page, "/.iam/signin", ("username", "bob"), ("password", Seeds.Password));

        Assert.NotEqual("planted-by-somebody-else", browser.Cookies["__Host-iamgateway"]);
    }

    [Fact]
    public async Task Sign_out_ends_it()
    {
        using var browser = await _host.SignInAsync("bob");
        var secret = browser.Cookies["__Host-iamgateway"];
        var portal = await browser.GetAsync("/");

        var answer = await browser.PostAsync("/.iam/signout", Browser.Fields(portal.Form("/.iam/signout")), ("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Mode", "navigate"));

        Assert.Equal("/.iam/signin", answer.Location);
        Assert.DoesNotContain("__Host-iamgateway", browser.Cookies.Keys);
        browser.Cookies["__Host-iamgateway"] = secret;
        Assert.Equal("/.iam/signin?returnUrl=%2F", (await browser.GetAsync("/")).Location);
    }
}
