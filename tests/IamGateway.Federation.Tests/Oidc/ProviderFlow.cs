using IamGateway.Federation.Tests.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace IamGateway.Federation.Tests.Oidc;

/// <summary>Walks a browser through a flow at a <see cref="TestProvider"/>.</summary>
internal static class ProviderFlow
{
    /// <summary>Follows the link on the sign-in page; what the provider is asked for.</summary>
    public static async Task<Dictionary<string, string>> BeginAsync(Browser browser, TestProvider provider, string returnUrl = "/orders?page=2", string name = "corp")
    {
        var answer = await browser.GetAsync(QueryHelpers.AddQueryString($"/.iam/signin/{name}", "returnUrl", returnUrl));
        Assert.Equal(302, answer.Status);
        Assert.StartsWith($"{provider.Issuer}/authorize?", answer.Location, StringComparison.Ordinal);
        var asked = QueryHelpers.ParseQuery(new Uri(answer.Location!).Query).ToDictionary(pair => pair.Key, pair => pair.Value.Single()!);
        (provider.Nonce, provider.Challenge) = (asked["nonce"], asked["code_challenge"]);
        return asked;
    }

    /// <summary>What the provider would send the browser back to.</summary>
    public static string Callback(string? state, string? code = TestProvider.Code, string? iss = null, string? error = null, string name = "corp")
    {
        var answer = new Dictionary<string, string?> { ["state"] = state, ["code"] = code, ["iss"] = iss, ["error"] = error };
        return QueryHelpers.AddQueryString($"/.iam/signin/{name}/callback", answer.Where(pair => pair.Value is not null).ToDictionary());
    }

    public static async Task<Answer> SignInAsync(Browser browser, TestProvider provider, string returnUrl = "/orders?page=2", string name = "corp")
    {
        var asked = await BeginAsync(browser, provider, returnUrl, name);
        return await browser.GetAsync(Callback(asked["state"], name: name));
    }

    /// <param name="error">What the sign-in page is told.</param>
    /// <param name="refusal">What the trail says.</param>
    public static void AssertRefused(FederationHost host, string error, Answer answer, string refusal)
    {
        Assert.Equal(302, answer.Status);
        Assert.StartsWith($"/.iam/signin?error={error}", answer.Location, StringComparison.Ordinal);
        Assert.Equal(refusal, host.LastRefusal());
    }
}
