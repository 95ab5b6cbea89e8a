using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using IamGateway.EndToEnd.Programs;

namespace IamGateway.EndToEnd.Invariants;

/// <summary>Whoever is locked out of a running gateway gets back in by a command on its host.</summary>
public sealed partial class LockedOutTests : IDisposable
{
    private const string Wrong = "not the password at all", First = "the first long passphrase", Second = "the second long passphrase";

    private readonly TemporaryFolder _folder = new();
    private string _account = "";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_root_user_is_unlocked_and_reset_beside_the_running_server()
    {
        await using var gateway = await GatewayProcess.StartAsync("serve", _folder.Path);
        await SetPasswordAsync(await ResetRootAsync(), First);   // also works before the first set-up link was used
        Assert.True(await SignInAsync(gateway, First));

        for (var attempt = 0; attempt < 5; attempt++)
            Assert.False(await SignInAsync(gateway, Wrong));
        Assert.False(await SignInAsync(gateway, First));   // locked
        Assert.Contains("are forgotten", await GatewayProcess.RunAsync("admin", "unlock", "--root", "--data", _folder.Path), StringComparison.Ordinal);
        Assert.True(await SignInAsync(gateway, First));
        Assert.Contains("had no failed sign-ins", await GatewayProcess.RunAsync("admin", "unlock", "--root", "--data", _folder.Path), StringComparison.Ordinal);

        var link = await ResetRootAsync();
        Assert.True(await SignInAsync(gateway, First));   // nothing has changed yet
        await SetPasswordAsync(link, Second);
        Assert.False(await SignInAsync(gateway, First));
        Assert.True(await SignInAsync(gateway, Second));

        var steps = (await gateway.TrailAsync()).Where(line => line.GetProperty("kind").GetString() == "signIn").Select(line => line.GetProperty("step").GetString()).ToList();
        Assert.Equal((2, 2), (steps.Count(step => step == "RootReset"), steps.Count(step => step == "SignInUnlocked")));
    }

    private async Task<Uri> ResetRootAsync()
    {
        var answer = JsonDocument.Parse(await GatewayProcess.RunAsync("admin", "reset-root", "--data", _folder.Path, "--json")).RootElement;
        _account = answer.GetProperty("account").GetString()!;
        return new Uri(answer.GetProperty("url").GetString()!);
    }

    private static async Task SetPasswordAsync(Uri link, string password) =>
        Assert.Equal(HttpStatusCode.SeeOther, await SubmitAsync(link, ("token", link.Query["?token=".Length..]), ("password", password), ("password2", password)));

    private async Task<bool> SignInAsync(GatewayProcess gateway, string password) =>
        await SubmitAsync(gateway.At("/.iam/signin"), ("account", _account), ("username", "root@localhost"), ("password", password)) == HttpStatusCode.SeeOther;

    /// <summary>Opens a page and sends its form, with its cookie by hand: <see cref="HttpClient"/> sends none that are Secure over http, as browsers do to the machine itself.</summary>
    private static async Task<HttpStatusCode> SubmitAsync(Uri page, params (string Name, string Value)[] fields)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        using var form = await client.GetAsync(page);
        client.DefaultRequestHeaders.Add("Cookie", form.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var token = Token().Match(await form.Content.ReadAsStringAsync()).Groups["value"].Value;
        using var answer = await client.PostAsync(page, new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]));
        return answer.StatusCode;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
