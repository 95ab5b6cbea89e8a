using System.Net;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using IamGateway.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Web.Tests.SignIn;

public sealed class PasswordChangeTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    private const string Change = "/.iam/password/change", NewPassword = "seven grey owls at dawn";

    private readonly PageHost _host = fixture.Later();

    [Fact]
    public async Task A_password_that_was_given_is_exchanged_before_anybody_is_signed_in()
    {
        using var browser = _host.Open();
        var page = await SignInAsync(browser, await NewUserAsync("given"));
        Assert.Equal("Change your password", page.Title);
        Assert.DoesNotContain("__Host-iamgateway", browser.Cookies.Keys);
        Assert.Null(page.Document.QuerySelector("input[name=code]"));

        var changed = await browser.SubmitAsync(page, Change, ("password", NewPassword), ("password2", NewPassword));

        Assert.Equal($"/.iam/signin?returnUrl=%2Forders&reason=password-set&account={Seeds.AccountId}", changed.Location);
        Assert.DoesNotContain("__Host-iamgateway", browser.Cookies.Keys);
        Assert.DoesNotContain("__Host-iamgateway-password", browser.Cookies.Keys);
        var signIn = await browser.GetAsync(changed.Location!);
        Assert.Equal("/orders", (await browser.SubmitAsync(signIn, "/.iam/signin", ("username", "given"), ("password", NewPassword))).Location);
    }

    [Fact]
    public async Task A_proof_is_good_for_one_change_by_one_browser_for_ten_minutes()
    {
        await NewUserAsync("once");
        using var browser = _host.Open();
        using var other = _host.Open();
        var page = await SignInAsync(browser, "once");
        var proof = browser.Cookies["__Host-iamgateway-password"];
        Assert.StartsWith("/.iam/signin?", (await other.GetAsync(Change)).Location, StringComparison.Ordinal);

        await browser.SubmitAsync(page, Change, ("password", NewPassword), ("password2", NewPassword));
        browser.Cookies["__Host-iamgateway-password"] = proof;
        Assert.Contains("reason=password-late", (await browser.SubmitAsync(page, Change, ("password", NewPassword + "!"), ("password2", NewPassword + "!"))).Location, StringComparison.Ordinal);

        await NewUserAsync("late");
        page = await SignInAsync(browser, "late");
        _host.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Contains("reason=password-late", (await browser.SubmitAsync(page, Change, ("password", NewPassword), ("password2", NewPassword))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_an_administrator_sets_meanwhile_ends_the_proof()
    {
        await NewUserAsync("reset");
        using var browser = _host.Open();
        var page = await SignInAsync(browser, "reset");
        await ChangeUserAsync("reset", user => user.PasswordHash += "x");

        Assert.Contains("reason=password-late", (await browser.SubmitAsync(page, Change, ("password", NewPassword), ("password2", NewPassword))).Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NewPassword, "something else entirely", "differ")]
    [InlineData("tiny words", "tiny words", "too short")]
    [InlineData(Seeds.Password, Seeds.Password, "you have to exchange")]
    public async Task A_refused_password_may_be_tried_again_and_never_comes_back(string password, string password2, string says)
    {
        var name = await NewUserAsync($"again{password.Length}");
        using var browser = _host.Open();

        var answer = await browser.SubmitAsync(await SignInAsync(browser, name), Change, ("password", password), ("password2", password2));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains(says, answer.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(password, answer.Html, StringComparison.Ordinal);
        Assert.Contains("reason=password-set", (await browser.SubmitAsync(answer, Change, ("password", NewPassword), ("password2", NewPassword))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_accounts_password_policy_is_enforced()
    {
        var name = await NewUserAsync("ruled");
        await _host.AddAsync(new PasswordPolicy { AccountId = Seeds.AccountId, RequireNumbers = true });
        try
        {
            using var browser = _host.Open();
            var answer = await browser.SubmitAsync(await SignInAsync(browser, name), Change, ("password", NewPassword), ("password2", NewPassword));

            Assert.Contains("The password needs a digit.", answer.Text, StringComparison.Ordinal);
            Assert.Contains("reason=password-set", (await browser.SubmitAsync(answer, Change, ("password", NewPassword + "7"), ("password2", NewPassword + "7"))).Location, StringComparison.Ordinal);
        }
        finally
        {
            await using var db = await _host.Get<IDbContextFactory<IdentityDb>>().CreateDbContextAsync(CancellationToken.None);
            await db.PasswordPolicies.ExecuteDeleteAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Whoever_has_an_authenticator_proves_it_first_and_once()
    {
        var seed = Totp.NewSeed();
        var name = await NewUserAsync("guarded");
        await using (var db = await _host.Get<IDbContextFactory<IdentityDb>>().CreateDbContextAsync(CancellationToken.None))
        {
            var userId = (await db.IamUsers.SingleAsync(user => user.Name == name, CancellationToken.None)).Id;
            db.Add(new MfaDevice { Id = UniqueId.Uuid(), AccountId = Seeds.AccountId, UserId = userId, Name = name, SealedSeed = _host.Get<KeyRing>().Seal(MfaDevice.SealPurpose, seed), CreatedAt = _host.Clock.GetUtcNow(), EnabledAt = _host.Clock.GetUtcNow() });
            await db.CommitAsync(CancellationToken.None);
        }

        using var browser = _host.Open();
        var page = await SignInAsync(browser, name);
        var wrong = await browser.SubmitAsync(page, Change, ("code", "000000"), ("password", NewPassword), ("password2", NewPassword));
        Assert.Contains("The code is wrong", wrong.Text, StringComparison.Ordinal);

        var refused = await browser.SubmitAsync(wrong, Change, ("code", Totp.Code(seed, _host.Clock.GetUtcNow())), ("password", "short"), ("password2", "short"));
        Assert.Null(refused.Document.QuerySelector("input[name=code]"));   // proved
        Assert.Contains("reason=password-set", (await browser.SubmitAsync(refused, Change, ("password", NewPassword), ("password2", NewPassword))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_site_changes_nothing()
    {
        var name = await NewUserAsync("forged");
        using var browser = _host.Open();
        var page = await SignInAsync(browser, name);

        var forged = await browser.PostAsync(Change, Browser.Fields(page.Form(Change), ("password", NewPassword), ("password2", NewPassword)), ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
        Assert.Contains("reason=password-set", (await browser.SubmitAsync(page, Change, ("password", NewPassword), ("password2", NewPassword))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_password_is_in_the_trail()
    {
        var name = await NewUserAsync("written");
        using var browser = _host.Open();

        await browser.SubmitAsync(await SignInAsync(browser, name), Change, ("password", NewPassword), ("password2", NewPassword));

        var trail = string.Join('\n', _host.Trail());
        Assert.Contains("\"PasswordSet\"", trail, StringComparison.Ordinal);
        Assert.DoesNotContain(NewPassword, trail, StringComparison.Ordinal);
        Assert.DoesNotContain(Seeds.Password, trail, StringComparison.Ordinal);
    }

    /// <summary>An IAM user whose password has to be exchanged; its name.</summary>
    private async Task<string> NewUserAsync(string name)
    {
        var now = _host.Clock.GetUtcNow();
        var hash = await _host.Get<Passwords>().HashAsync(Seeds.Password, CancellationToken.None);
        await _host.AddAsync(new IamUser { Id = UniqueId.Iam("AIDA"), AccountId = Seeds.AccountId, Name = name, PasswordHash = hash, PasswordSetAt = now, PasswordResetRequired = true, CreatedAt = now });
        return name;
    }

    private async Task ChangeUserAsync(string name, Action<IamUser> change)
    {
        await using var db = await _host.Get<IDbContextFactory<IdentityDb>>().CreateDbContextAsync(CancellationToken.None);
        change(await db.IamUsers.SingleAsync(user => user.Name == name, CancellationToken.None));
        await db.CommitAsync(CancellationToken.None);
    }

    /// <summary>Signs in with the password that has to be exchanged; the page that comes.</summary>
    private static async Task<BrowserAnswer> SignInAsync(Browser browser, string name)
    {
        var page = await browser.GetAsync("/.iam/signin?returnUrl=%2Forders");
        var answer = await browser.SubmitAsync(page, "/.iam/signin", ("username", name), ("password", Seeds.Password), ("account", Seeds.AccountId));
        Assert.Equal($"{Change}?returnUrl=%2Forders", answer.Location);
        return await browser.GetAsync(answer.Location!);
    }
}
