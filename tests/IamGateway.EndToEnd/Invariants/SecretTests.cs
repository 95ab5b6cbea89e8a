using System.Text;
using System.Text.Json;
using IamGateway.EndToEnd.Programs;
using static Microsoft.Playwright.Assertions;

namespace IamGateway.EndToEnd.Invariants;

/// <summary>Secrets that go through the gateway are in no output, no trail and no file of it in the clear.</summary>
[Trait("Peer", "chromium")]
[Trait("Peer", "oathtool")]
[Trait("Peer", "curl")]
public sealed class SecretTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task No_secret_is_in_any_output_trail_or_file()
    {
        var secrets = new Dictionary<string, string>
        {
            ["password"] = "canary-password-4711-long",
            ["wrong password"] = "canary-wrong-password-4712",
            ["password of nobody"] = "canary-password-of-nobody-4713",
            ["name of nobody"] = "canary-name-of-nobody-4714",
            ["bearer token of nobody"] = "canary.bearer.token-4715",
            ["token in an address"] = "canary-token-in-an-address-4716",
            ["cookie of nobody"] = "canary-cookie-of-nobody-4717",
            ["code"] = "974718",
            ["link of nobody"] = "canary-link-of-nobody-4719",
        };

        await using var gateway = await GatewayProcess.StartAsync("serve", _folder.Path);
        await using (var browser = await Browser.StartAsync())
        {
            await browser.RunAsync("secrets", page => UsePagesAsync(gateway, browser, secrets));
        }

        await SendCredentialsOfNobodyAsync(gateway, secrets);
        await gateway.StopAsync();

        Assert.NotEmpty(await gateway.TrailAsync()); // there was something to look through
        foreach (var (place, text) in await PlacesAsync(gateway))
        {
            foreach (var (name, secret) in secrets)
            {
                Assert.False(text.Contains(secret, StringComparison.Ordinal), $"The {name} is in {place}.");
            }
        }
    }

    /// <summary>Invites, sets the password, mistypes, signs in, enrols an authenticator and takes a token; adds the secrets that it meets.</summary>
    private async Task UsePagesAsync(GatewayProcess gateway, Browser browser, Dictionary<string, string> secrets)
    {
        var page = browser.Page;
        var invited = await GatewayProcess.RunAsync("admin", "invite", "--user", "ann@example.com", "--data", _folder.Path, "--json");
        var link = JsonDocument.Parse(invited).RootElement.GetProperty("url").GetString()!;
        secrets["link"] = link.Split("token=")[1];
        await page.GotoAsync(link);
        await page.FillAsync("input[name=password]", secrets["password"]);
        await page.FillAsync("input[name=password2]", secrets["password"]);
        await page.ClickAsync("button:has-text('Set the password')");

        foreach (var (userName, password) in new[]
        {
            (secrets["name of nobody"], secrets["password of nobody"]),
            ("ann@example.com", secrets["wrong password"]),
            ("ann@example.com", secrets["password"]),
        })
        {
            await page.GotoAsync(gateway.At("/.iam/signin").AbsoluteUri);
            await page.SignInAsync(userName, password);
        }

        await Expect(page.Locator("main")).ToContainTextAsync("Nothing is assigned to you yet");
        await page.GotoAsync(gateway.At("/.iam/mfa/enrol").AbsoluteUri);
        secrets["seed"] = (await page.InnerTextAsync("code.seed")).Replace(" ", "", StringComparison.Ordinal);
        await page.EnrolAsync();
        await page.GotoAsync(gateway.At("/.iam/mfa").AbsoluteUri);
        await page.EnterCodeAsync(secrets["code"]);
        secrets["cookie"] = (await page.Context.CookiesAsync()).Single(cookie => cookie.Name == "__Host-iamgateway").Value;
    }

    private static async Task SendCredentialsOfNobodyAsync(GatewayProcess gateway, Dictionary<string, string> secrets)
    {
        await Curl.GetAsync(gateway.At("/.iam/whoami").AbsoluteUri, "-H", $"Authorization: Bearer {secrets["bearer token of nobody"]}");
        await Curl.GetAsync(gateway.At("/.iam/whoami").AbsoluteUri, "-H", $"Cookie: __Host-iamgateway={secrets["cookie of nobody"]}");
        await Curl.GetAsync(gateway.At($"/.iam/whoami?access_token={secrets["token in an address"]}").AbsoluteUri);
        await Curl.GetAsync(gateway.At($"/.iam/password?token={secrets["link of nobody"]}").AbsoluteUri);
    }

    private static async Task<IReadOnlyDictionary<string, string>> PlacesAsync(GatewayProcess gateway)
    {
        var places = new Dictionary<string, string> { ["standard output"] = gateway.Output, ["standard error"] = gateway.Errors };
        foreach (var file in Directory.EnumerateFiles(gateway.DataFolder, "*", SearchOption.AllDirectories))
        {
            places[file] = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
        }

        return places;
    }
}
