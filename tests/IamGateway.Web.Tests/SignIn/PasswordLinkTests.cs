using System.Net;
using IamGateway.Federation.SignIn;
using IamGateway.Web.Tests.Hosting;

namespace IamGateway.Web.Tests.SignIn;

public sealed class PasswordLinkTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    private const string NewPassword = "seven grey owls at dawn";

    private readonly PageHost _host = fixture.Later();

    [Fact]
    public async Task The_root_user_sets_a_password_and_signs_in_with_the_account()
    {
        using var browser = _host.Open();
        var link = await _host.Get<OneTimeLinks>().CreateForRootAsync(Seeds.AccountId, CancellationToken.None);
        var page = await browser.GetAsync(link.PathAndQuery);
        Assert.Equal("Set up the root user", page.Title);

        var set = await browser.SubmitAsync(page, "/.iam/setup", ("password", NewPassword), ("password2", NewPassword));

        Assert.Equal($"/.iam/signin?reason=password-set&account={Seeds.AccountId}", set.Location);
        var signIn = await browser.GetAsync(set.Location!);
        Assert.Contains("Your password is set.", signIn.Text, StringComparison.Ordinal);
        var answer = await browser.SubmitAsync(signIn, "/.iam/signin", ("username", Seeds.RootEmail), ("password", NewPassword));
        Assert.Equal("/", answer.Location);
        Assert.Contains($"arn:aws:iam::{Seeds.AccountId}:root", (await browser.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_sets_a_password_once()
    {
        using var browser = _host.Open();
        var link = await LinkAsync();
        var page = await browser.GetAsync(link);
        Assert.Equal("Choose a password", page.Title);
        Assert.Contains("carol", page.Text, StringComparison.Ordinal);

        var set = await browser.SubmitAsync(page, "/.iam/password", ("password", NewPassword), ("password2", NewPassword));
        var again = await browser.SubmitAsync(page, "/.iam/password", ("password", NewPassword), ("password2", NewPassword));

        Assert.Equal("/.iam/signin?reason=password-set", set.Location);
        Assert.Equal(HttpStatusCode.Gone, again.Status);
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(link)).Status);
    }

    [Theory]
    [InlineData(NewPassword, "something else entirely")]
    [InlineData("short", "short")]
    [InlineData("", "")]
    [InlineData("password1234", "password1234")]
    public async Task A_refused_password_leaves_the_link_and_never_comes_back(string password, string password2)
    {
        using var browser = _host.Open();
        var page = await browser.GetAsync(await LinkAsync());

        var answer = await browser.SubmitAsync(page, "/.iam/password", ("password", password), ("password2", password2));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotNull(answer.Alert);
        Assert.All(answer.Document.QuerySelectorAll("input[type=password]"), input => Assert.True(string.IsNullOrEmpty(input.GetAttribute("value"))));
        var set = await browser.SubmitAsync(answer, "/.iam/password", ("password", NewPassword), ("password2", NewPassword));
        Assert.Equal(HttpStatusCode.SeeOther, set.Status);
    }

    [Theory]
    [InlineData("/.iam/password")]
    [InlineData("/.iam/password?token=")]
    [InlineData("/.iam/setup?token=unknown")]
    [InlineData("/.iam/setup?token=a&token=b")]
    public async Task A_dead_link_says_what_to_do(string path)
    {
        using var browser = _host.Open();

        var page = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Contains("Ask your administrator for a new one", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_ends_after_a_day()
    {
        using var browser = _host.Open();
        var link = await LinkAsync();
        _host.Clock.Advance(TimeSpan.FromHours(24));

        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(link)).Status);
    }

    [Fact]
    public async Task The_secret_of_a_link_leaves_in_no_address()
    {
        using var browser = _host.Open();
        var link = await LinkAsync();

        var page = await browser.GetAsync(link);

        Assert.Equal("no-referrer", page.Header("Referrer-Policy"));
        var secret = link.Split('=')[1];
        Assert.DoesNotContain(page.Document.All, element => ((string[])["href", "src", "action"]).Any(name => element.GetAttribute(name)?.Contains(secret, StringComparison.Ordinal) == true));
        Assert.DoesNotContain(_host.Logs.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) || (line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(secret, StringComparison.Ordinal)));
    }

    private async Task<string> LinkAsync() =>
        (await _host.Get<OneTimeLinks>().CreateForPersonAsync(await _host.PersonIdAsync("carol"), CancellationToken.None)).PathAndQuery;
}
