using System.Net;
using IamGateway.Web.Tests.Hosting;

namespace IamGateway.Web.Tests.Answers;

public sealed class MissingPageTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    private readonly PageHost _host = fixture.Later();

    [Theory]
    [InlineData("/.iam/nothing", PageHost.PublicHost)]
    [InlineData("/.iam/signin/a/b/c", PageHost.PublicHost)]
    [InlineData("/.iam/assets/other.css", "app.test")]
    [InlineData("/.iam", "app.test")]
    [InlineData("/.IAM/nothing", "app.test")]
    public async Task Our_prefix_never_reaches_an_upstream(string path, string host)
    {
        using var browser = _host.Open(host);

        var page = await browser.GetAsync(path, ("Sec-Fetch-Mode", "navigate"));
        var program = await browser.GetAsync(path, ("Accept", "application/json"));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Page not found", page.Title);
        Assert.Equal(HttpStatusCode.NotFound, program.Status);
        Assert.StartsWith("application/problem+json", program.Header("Content-Type"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", "/.iam/signin")]
    [InlineData("DELETE", "/.iam/mfa")]
    [InlineData("POST", "/.iam/assets/site.css")]
    public async Task Other_methods_of_our_paths_never_reach_an_upstream(string method, string path)
    {
        using var browser = _host.Open();

        var answer = await browser.SendAsync(new HttpMethod(method), path, null, ("Sec-Fetch-Site", "same-origin"));

        Assert.InRange((int)answer.Status, 400, 415);
    }

    [Fact]
    public async Task Paths_of_applications_are_not_ours()
    {
        using var browser = _host.Open("app.test");

        Assert.Equal("upstream /_framework/opaque-redirect", (await browser.GetAsync("/_framework/opaque-redirect")).Html);
        Assert.Equal("upstream /.iamx/a", (await browser.GetAsync("/.iamx/a")).Html);
    }
}
