using IamGateway.EndToEnd.Programs;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IamGateway.EndToEnd;

/// <summary>The main job, from the first page to the upstream and out again: real browser, real OpenID provider, real second factor.</summary>
[Trait("Peer", "chromium")]
[Trait("Peer", "oidc-provider")]
[Trait("Peer", "oathtool")]
[Trait("Peer", "curl")]
public sealed class SignInJourneyTests : IAsyncLifetime
{
    private const string Developer = "ann";

    private readonly DemoGateway _demo = new();
    private OidcProviderProcess? _provider;
    private Browser? _browser;

    private GatewayProcess Gateway => _demo.Process;

    private Browser Browser => _browser!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        await _demo.DisposeAsync();
        if (_provider is not null)
        {
            await _provider.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_person_signs_in_at_the_provider_works_steps_up_and_signs_out()
    {
        await StartAsync();
        await Browser.RunAsync(nameof(A_person_signs_in_at_the_provider_works_steps_up_and_signs_out), async page =>
        {
            await SignInAndChooseAsync(page);
            await ReachTheUpstreamAsync(page);
            var bearer = await TakeTokenAsync();
            await BeDeniedOutsideTheOfficeAsync(bearer);
            await BeAskedForTheSecondFactorAsync(page);
            await DeleteWithSecondFactorAsync();
            await SignOutAsync(page, bearer);
            await KeepSecretsAsync(bearer);
        });
    }

    /// <summary>Not in <see cref="InitializeAsync"/>: xunit ends nothing of one that fails.</summary>
    private async Task StartAsync()
    {
        var port = FreePort.Next();
        _provider = await OidcProviderProcess.StartAsync(
            new Uri($"http://localhost:{port}/.iam/signin/corp/callback"),
            groups: """{ "ann": ["eng-backend", "everybody", "unknown-here"] }""");
        await _demo.StartAsync(port, _provider.ToSettings());
        _browser = await Browser.StartAsync();
    }

    private async Task SignInAndChooseAsync(IPage page)
    {
        await page.GotoAsync(Gateway.At("/orders/7?view=full").AbsoluteUri);
        await page.ClickAsync("a:has-text('Example Corp')");
        await page.SignInAtProviderAsync(Developer);

        // Two groups of the claim are known here, so there are two permission sets to choose from.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Use ViewOnlyAccess" })).ToBeVisibleAsync();
        Assert.Empty(_demo.Upstream.Requests);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use DeveloperAccess" }).ClickAsync();
    }

    private async Task ReachTheUpstreamAsync(IPage page)
    {
        await Expect(page).ToHaveURLAsync(Gateway.At("/orders/7?view=full").AbsoluteUri);
        await Expect(page.Locator("#echo")).ToHaveTextAsync("GET /orders/7?view=full");

        var request = _demo.Upstream.TakeOne();
        var identity = await UpstreamToken.VerifyAsync(Gateway, request, audience: "orders");
        Assert.StartsWith("arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_DeveloperAccess_", identity.Subject, StringComparison.Ordinal);
        Assert.Equal(["Developer", "Viewer"], identity.Claims.Where(claim => claim.Type == "groups").Select(claim => claim.Value).Order());
        Assert.Equal("false", identity.GetClaim("mfa").Value);
        Assert.DoesNotContain(request.Values("Cookie"), cookie => cookie.Contains("iamgateway", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<string> TakeTokenAsync()
    {
        var answer = await Browser.FetchAsync("POST", "/.iam/token");
        Assert.Equal(200, answer.Status);
        return answer.Json.GetProperty("token").GetString()!;
    }

    private async Task BeDeniedOutsideTheOfficeAsync(string bearer)
    {
        string[] authorization = ["-H", $"Authorization: Bearer {bearer}"];
        Assert.Equal(200, (await _demo.GetAsync("/orders/7", authorization)).Status);
        _demo.Upstream.TakeOne();

        var outside = await _demo.GetAsync("/orders/7", [.. authorization, "--interface", "127.0.0.2"]);
        Assert.Equal(403, outside.Status);
        Assert.True(outside.IsProblem, outside.Head);
        Assert.Equal("DenyOutsideTheOffice", outside.Json.GetProperty("statement").GetProperty("sid").GetString());
        Assert.Equal("orders:GetOrder", outside.Json.GetProperty("action").GetString());
        Assert.Empty(_demo.Upstream.Requests);

        var record = await Gateway.DecisionAsync(outside.Json.GetProperty("decisionId").GetString()!);
        Assert.Contains("\"DenyOutsideTheOffice\"", record, StringComparison.Ordinal);
        Assert.Contains("\"127.0.0.2\"", record, StringComparison.Ordinal);
        Assert.Contains("arn:aws:orders:us-east-1:123456789012:order/7", record, StringComparison.Ordinal);
    }

    private async Task BeAskedForTheSecondFactorAsync(IPage page)
    {
        var denied = await Browser.FetchAsync("DELETE", "/orders/7");
        Assert.Equal(401, denied.Status);
        Assert.Contains("insufficient_user_authentication", denied.Authenticate, StringComparison.Ordinal);
        Assert.Equal("DenySensitiveOrdersWhenMFAIsNotPresent", denied.Json.GetProperty("statement").GetProperty("sid").GetString());

        await page.GotoAsync(Gateway.At("/reports/revenue?year=2026").AbsoluteUri);
        Assert.Contains("/.iam/mfa", page.Url, StringComparison.Ordinal);
        await page.ClickAsync("a:has-text('Set up an authenticator')");
        await Expect(page.Locator("img.qr")).ToBeVisibleAsync();
        Assert.Empty(_demo.Upstream.Requests);
        await page.EnrolAsync();

        await Expect(page).ToHaveURLAsync(Gateway.At("/reports/revenue?year=2026").AbsoluteUri);
        await Expect(page.Locator("#echo")).ToHaveTextAsync("GET /reports/revenue?year=2026");
        var identity = await UpstreamToken.VerifyAsync(Gateway, _demo.Upstream.TakeOne(), audience: "reports");
        Assert.Equal("true", identity.GetClaim("mfa").Value);
    }

    private async Task DeleteWithSecondFactorAsync()
    {
        Assert.Equal(200, (await Browser.FetchAsync("DELETE", "/orders/7")).Status);
        Assert.Equal("DELETE", _demo.Upstream.TakeOne().Method);
    }

    private async Task SignOutAsync(IPage page, string bearer)
    {
        string[] authorization = ["-H", $"Authorization: Bearer {bearer}"];
        Assert.Equal(200, (await _demo.GetAsync("/.iam/whoami", authorization)).Status);
        await page.GotoAsync(Gateway.Url.AbsoluteUri);
        await page.ClickAsync("button:has-text('Sign out')");
        await page.WaitForURLAsync("**/.iam/**");

        Assert.Equal(401, (await page.GotoAsync(Gateway.At("/.iam/whoami").AbsoluteUri))!.Status);
        await page.GotoAsync(Gateway.At("/orders/7").AbsoluteUri);
        await Expect(page.Locator("input[name=username]")).ToBeVisibleAsync();
        Assert.Equal(401, (await _demo.GetAsync("/.iam/whoami", authorization)).Status);
        Assert.Equal(401, (await _demo.GetAsync("/orders/7", authorization)).Status);
        Assert.Empty(_demo.Upstream.Requests);
    }

    private async Task KeepSecretsAsync(string bearer)
    {
        await Gateway.StopAsync();
        var written = Gateway.Output + Gateway.Errors + string.Concat(await Gateway.TrailAsync());
        Assert.DoesNotContain(bearer, written, StringComparison.Ordinal);
        Assert.DoesNotContain(OidcProviderProcess.ClientSecret, written, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", written, StringComparison.Ordinal); // how every JWT begins, id-tokens among them
    }
}
