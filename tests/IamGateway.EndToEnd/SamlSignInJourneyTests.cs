using System.Text.Json.Nodes;
using IamGateway.EndToEnd.Programs;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamGateway.EndToEnd;

/// <summary>From an API to a real SAML provider and back: real browser, which is on localhost here and on 127.0.0.1 there, so that the response comes from another site.</summary>
[Trait("Peer", "chromium")]
[Trait("Peer", "saml")]
public sealed class SamlSignInJourneyTests : IAsyncLifetime, IDisposable
{
    private readonly DemoGateway _demo = new();
    private readonly TemporaryFolder _folder = new();
    private SimpleSamlPhp? _provider;
    private Browser? _browser;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        await _demo.DisposeAsync();
        if (_provider is not null)
            await _provider.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_person_signs_in_at_SimpleSAMLphp_and_works()
    {
        await StartAsync();
        _browser = await Browser.StartAsync();
        await _browser.RunAsync(nameof(A_person_signs_in_at_SimpleSAMLphp_and_works), async page =>
        {
            var gateway = _demo.Process;
            await page.GotoAsync(gateway.At("/orders/7?view=full").AbsoluteUri);
            await page.ClickAsync("a:has-text('Example Corp')");
            await page.FillAsync("input[name=username]", "alice");
            await page.FillAsync("input[name=password]", "alice-password");
            await page.ClickAsync("button[type=submit], input[type=submit]");

            await Expect(page).ToHaveURLAsync(gateway.At("/orders/7?view=full").AbsoluteUri);
            await Expect(page.Locator("#echo")).ToHaveTextAsync("GET /orders/7?view=full");
            var identity = await UpstreamToken.VerifyAsync(gateway, _demo.Upstream.TakeOne(), audience: "orders");
            Assert.Contains("AWSReservedSSO_DeveloperAccess_", identity.Subject, StringComparison.Ordinal);
            var who = (await _browser.FetchAsync("GET", "/.iam/whoami")).Json;
            Assert.Equal("alice@example.com", who.GetProperty("user").GetString());
            Assert.Equal("Developer", who.GetProperty("groups")[0].GetString());

            await page.GotoAsync(gateway.Url.AbsoluteUri);
            await page.ClickAsync("button:has-text('Sign out')");
            await Expect(page.Locator("input[name=username]")).ToBeVisibleAsync();
            Assert.Equal(401, (await page.APIRequest.GetAsync(gateway.At("/.iam/whoami").AbsoluteUri)).Status);   // with the cookies that are left
            var trail = string.Concat((await gateway.TrailAsync()).Select(record => record.GetRawText()));
            Assert.Contains("\"alice@example.com\"", trail, StringComparison.Ordinal);
            Assert.DoesNotContain("SAMLResponse", trail, StringComparison.Ordinal);
        });
    }

    private async Task StartAsync()
    {
        var (port, providers) = (FreePort.Next(), await SamlIdentityProviders.CreateAsync(_folder.File("idp")));
        _provider = await providers.StartPhpAsync(FreePort.Next(), new Dictionary<string, string[]> { ["groups"] = ["eng-backend", "others"] });
        await _demo.StartAsync(port, new JsonObject
        {
            ["Type"] = "saml",
            ["DisplayName"] = "Example Corp",
            ["MetadataUrl"] = _provider.Metadata.AbsoluteUri,
            ["AllowPrivateAddresses"] = true,
            ["EmailAttribute"] = "mail",
            ["GroupMap"] = new JsonObject { ["eng-backend"] = "Developer" },
        });
        await providers.TrustAsync(_demo.Process.At("/.iam/saml/corp/metadata"));
    }
}
