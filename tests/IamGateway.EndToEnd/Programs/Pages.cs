using Microsoft.Playwright;

namespace IamGateway.EndToEnd.Programs;

/// <summary>What people do on the pages.</summary>
internal static class Pages
{
    public static async Task SignInAsync(this IPage page, string userName, string password)
    {
        await page.FillAsync("input[name=username]", userName);
        await page.FillAsync("input[name=password]", password);
        await page.ClickAsync("button[type=submit]:has-text('Sign in')");
    }

    public static async Task EnterCodeAsync(this IPage page, string code)
    {
        await page.FillAsync("input[name=code]", code);
        await page.ClickAsync("button:has-text('Verify')");
    }

    /// <summary>Signs in on the pages of the OpenID provider and agrees to everything.</summary>
    public static async Task SignInAtProviderAsync(this IPage page, string login)
    {
        await page.FillAsync("input[name=login]", login);
        await page.FillAsync("input[name=password]", "any");
        await page.ClickAsync("button[type=submit]");
        await page.ClickAsync("button:has-text('Continue')");
    }

    /// <summary>Sets up an authenticator with the key on the page and returns the key.</summary>
    public static async Task<string> EnrolAsync(this IPage page)
    {
        var seed = await page.InnerTextAsync("code.seed");
        await page.FillAsync("input[name=deviceName]", "Phone");
        await page.FillAsync("input[name=code]", await Totp.CodeAsync(seed));
        await page.FillAsync("input[name=code2]", await Totp.CodeAsync(seed, stepsFromNow: 1));
        await page.ClickAsync("button:has-text('Finish')");
        return seed;
    }
}
