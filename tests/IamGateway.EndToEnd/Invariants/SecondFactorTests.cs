using IamGateway.EndToEnd.Programs;
using static Microsoft.Playwright.Assertions;

namespace IamGateway.EndToEnd.Invariants;

/// <summary>A code works once, and for the sign-in that entered it.</summary>
[Trait("Peer", "chromium")]
[Trait("Peer", "oathtool")]
[Trait("Peer", "curl")]
public sealed class SecondFactorTests(DemoGateway demo) : IClassFixture<DemoGateway>
{
    [Fact]
    public async Task A_code_works_once_and_for_one_sign_in()
    {
        var person = demo.Demo.InGroup("SysAdm");
        var code = await Totp.CodeAsync(person.TotpSeed!);
        var revenue = demo.Process.At("/reports/revenue").AbsoluteUri;

        await using (var first = await Browser.StartAsync())
        {
            await first.RunAsync("first-use-of-a-code", async page =>
            {
                await page.GotoAsync(revenue);
                await page.SignInAsync(person.UserName, person.Password);
                await page.EnterCodeAsync(code);
                await Expect(page.Locator("#echo")).ToHaveTextAsync("GET /reports/revenue"); // the control
            });
        }

        demo.Upstream.TakeOne();
        await using var second = await Browser.StartAsync();
        await second.RunAsync("second-use-of-a-code", async page =>
        {
            await page.GotoAsync(revenue);
            await page.SignInAsync(person.UserName, person.Password);
            await page.EnterCodeAsync(code);
            await Expect(page.Locator("[role=alert]")).ToBeVisibleAsync();

            await page.GotoAsync(revenue);
            Assert.Contains("/.iam/mfa", page.Url, StringComparison.Ordinal);
            Assert.Empty(demo.Upstream.Requests);

            await page.EnterCodeAsync(await Totp.CodeAsync(person.TotpSeed!, stepsFromNow: 1)); // the next code still works
            await Expect(page.Locator("#echo")).ToHaveTextAsync("GET /reports/revenue");
        });
    }
}
