using System.Net;
using System.Text;
using IamGateway.Web.Tests.Hosting;

namespace IamGateway.Web.Tests.Forms;

public sealed class PageFilterTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    private readonly PageHost _host = fixture.Later();

    public static TheoryData<string> Forms => ["/", "/.iam/portal", "/.iam/signin", "/.iam/mfa", "/.iam/mfa/enrol", "/.iam/setup", "/.iam/password"];

    [Theory, MemberData(nameof(Forms))]
    public async Task A_form_without_its_token_is_refused(string path)
    {
        using var browser = await _host.SignInAsync("alice");

        var answer = await browser.PostAsync(path, [new("username", "alice")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("The form was not accepted", answer.Title);
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task A_form_from_another_site_is_refused_even_with_its_token(string path)
    {
        using var browser = await _host.SignInAsync("alice");
        var fields = await TokenAsync(browser);

        var crossSite = await browser.PostAsync(path, fields, ("Sec-Fetch-Site", "cross-site"));
        var sisterHost = await browser.PostAsync(path, fields, ("Sec-Fetch-Site", "same-site"));
        var oldBrowser = await browser.PostAsync(path, fields, ("Origin", "https://evil.test"));
        var own = await browser.PostAsync(path, fields, ("Origin", $"http://{PageHost.PublicHost}"));

        Assert.Equal(HttpStatusCode.Forbidden, crossSite.Status);
        Assert.Equal(HttpStatusCode.Forbidden, sisterHost.Status);
        Assert.Equal(HttpStatusCode.Forbidden, oldBrowser.Status);
        Assert.NotEqual("The form was not accepted", own.Title);
    }

    [Fact]
    public async Task A_token_of_another_browser_is_refused()
    {
        using var browser = await _host.SignInAsync("alice");
        using var other = _host.Open();

        var answer = await browser.PostAsync("/", await TokenAsync(other));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory]
    [InlineData("application/json", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", "username=alice", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data", "x", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\ngarbage", HttpStatusCode.BadRequest)]
    public async Task What_is_no_form_is_refused(string type, string body, HttpStatusCode status)
    {
        using var browser = _host.Open();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await browser.SendAsync(HttpMethod.Post, "/.iam/signin", content);

        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain(_host.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(12 * 1024, HttpStatusCode.OK)]
    [InlineData(17 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(900 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_form_has_a_largest_size(int size, HttpStatusCode status)
    {
        using var browser = _host.Open();
        var fields = await TokenAsync(browser);
        fields["username"] = new string('a', size);

        var answer = await browser.PostAsync("/.iam/signin", fields);

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("/.iam/signin", HttpStatusCode.OK)]
    [InlineData("/.iam/password?token=dead", HttpStatusCode.Gone)]
    [InlineData("/.iam/setup?token=dead", HttpStatusCode.Gone)]
    [InlineData("/.iam/nothing-here", HttpStatusCode.NotFound)]
    public async Task Every_page_carries_its_headers(string path, HttpStatusCode status)
    {
        using var browser = _host.Open();

        var page = await browser.GetAsync(path, ("Accept", "text/html"));

        Assert.Equal(status, page.Status);
        Assert.Equal("default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'", page.Header("Content-Security-Policy"));
        Assert.Equal("nosniff", page.Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", page.Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", page.Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal(path.Contains("token", StringComparison.Ordinal) ? "no-referrer" : "same-origin", page.Header("Referrer-Policy"));
        Assert.Empty(page.Header("Strict-Transport-Security"));
    }

    [Fact]
    public async Task The_antiforgery_cookie_is_for_this_host_alone()
    {
        using var browser = _host.Open();

        var cookie = (await browser.GetAsync("/.iam/signin")).Header("Set-Cookie");

        Assert.StartsWith("__Host-iamgateway-csrf=", cookie, StringComparison.Ordinal);
        foreach (var part in (string[])["secure", "httponly", "samesite=strict", "path=/"])
        {
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_unexpected_error_shows_a_request_id_and_nothing_else()
    {
        await using var host = await PageHost.StartAsync();
        using var browser = host.Open();
        await host.BreakAsync();

        var page = await browser.GetAsync("/.iam/password?token=x");

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("Something went wrong", page.Title);
        var id = page.Document.QuerySelector(".copyable")!.TextContent;
        Assert.Contains(host.Logs.Lines, line => line.StartsWith("Error 7001", StringComparison.Ordinal) && line.Contains(id, StringComparison.Ordinal));
        Assert.DoesNotContain("Sqlite", page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(page.Header("Content-Security-Policy"));
    }

    [Fact]
    public async Task Nothing_typed_is_logged()
    {
        using var browser = await _host.SignInAsync("alice");
        var page = await browser.GetAsync("/.iam/signin");

        await browser.SubmitAsync(page, "/.iam/signin", ("username", "alice"), ("password", "a planted wrong password"));

        Assert.DoesNotContain(_host.Logs.Lines, line => line.Contains("a planted wrong password", StringComparison.Ordinal) || line.Contains(Seeds.Password, StringComparison.Ordinal));
    }

    private static async Task<Dictionary<string, string>> TokenAsync(Browser browser)
    {
        var fields = Browser.Fields((await browser.GetAsync("/.iam/signin")).Form("/.iam/signin"));
        return fields.Where(field => field.Key == "__RequestVerificationToken").ToDictionary(StringComparer.Ordinal);
    }
}
