using System.Net;
using IamGateway.Web.Assets;
using IamGateway.Web.Tests.Hosting;

namespace IamGateway.Web.Tests.Assets;

public sealed class AssetTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    private readonly PageHost _host = fixture.Later();

    [Theory]
    [InlineData("link[rel=stylesheet]", "text/css")]
    [InlineData("link[rel=icon]", "image/svg+xml")]
    public async Task Pages_link_assets_that_browsers_may_keep(string selector, string type)
    {
        using var browser = _host.Open();
        var url = (await browser.GetAsync("/.iam/signin")).Document.QuerySelector(selector)!.GetAttribute("href")!;

        var asset = await browser.GetAsync(url);

        Assert.Equal(HttpStatusCode.OK, asset.Status);
        Assert.StartsWith(type, asset.Header("Content-Type"), StringComparison.Ordinal);
        Assert.NotEmpty(asset.Html);
        Assert.Equal("public, max-age=31536000, immutable", asset.Header("Cache-Control"));
        Assert.Equal("nosniff", asset.Header("X-Content-Type-Options"));
        Assert.Empty(asset.Header("Set-Cookie"));
    }

    [Fact]
    public async Task An_asset_of_another_version_is_asked_for_again()
    {
        using var browser = _host.Open();

        var asset = await browser.GetAsync("/.iam/assets/site.css?v=0");
        var again = await browser.GetAsync("/.iam/assets/site.css", ("If-None-Match", asset.Header("ETag")));

        Assert.Equal("no-cache", asset.Header("Cache-Control"));
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
    }

    [Fact]
    public void The_style_sheet_loads_nothing()
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream("site.css")!;
        using var reader = new StreamReader(stream);
        var css = reader.ReadToEnd();

        Assert.DoesNotContain("url(", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", css, StringComparison.OrdinalIgnoreCase);
    }
}
