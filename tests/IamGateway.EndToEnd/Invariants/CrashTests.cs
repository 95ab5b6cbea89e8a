using System.Text.Json;
using IamGateway.EndToEnd.Programs;
using static Microsoft.Playwright.Assertions;

namespace IamGateway.EndToEnd.Invariants;

/// <summary>A change that was acknowledged outlives the process, and a link works once, crash or not.</summary>
[Trait("Peer", "chromium")]
[Trait("Peer", "curl")]
public sealed class CrashTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_is_there_after_kill_9()
    {
        const string password = "correct horse battery staple 9";
        var port = FreePort.Next();
        Uri link;

        await using (var gateway = await GatewayProcess.StartAsync("serve", _folder.Path, port))
        {
            var invited = await GatewayProcess.RunAsync("admin", "invite", "--user", "ann@example.com", "--data", _folder.Path, "--json");
            await gateway.KillAsync();
            link = new Uri(JsonDocument.Parse(invited).RootElement.GetProperty("url").GetString()!);
            Assert.Equal(port, link.Port);
        }

        await using var browser = await Browser.StartAsync();
        await using (var gateway = await GatewayProcess.StartAsync("serve", _folder.Path, port))
        {
            await browser.RunAsync("set-password-before-crash", async page =>
            {
                await page.GotoAsync(link.AbsoluteUri);
                await Expect(page.Locator("main")).ToContainTextAsync("ann@example.com");
                await page.FillAsync("input[name=password]", password);
                await page.FillAsync("input[name=password2]", password);
                await page.ClickAsync("button:has-text('Set the password')");
                await Expect(page.Locator("input[name=password2]")).ToHaveCountAsync(0); // acknowledged
            });
            await gateway.KillAsync();
            Assert.Contains(await gateway.TrailAsync(), record => record.GetRawText().Contains("\"PasswordSet\"", StringComparison.Ordinal));
        }

        await using (await GatewayProcess.StartAsync("serve", _folder.Path, port))
        {
            await browser.RunAsync("sign-in-after-crash", async page =>
            {
                Assert.True((await page.GotoAsync(link.AbsoluteUri))!.Status >= 400);
                await Expect(page.Locator("input[name=password2]")).ToHaveCountAsync(0); // the link is used up

                await page.GotoAsync($"http://localhost:{port}/");
                await page.SignInAsync("ann@example.com", password);
                await Expect(page.Locator("main")).ToContainTextAsync("Nothing is assigned to you yet");
            });
        }
    }
}
