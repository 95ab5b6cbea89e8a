using System.Text.Json;
using Microsoft.Playwright;

namespace IamGateway.EndToEnd.Programs;

/// <summary>Debian's Chromium with one page in a fresh profile.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Milliseconds; long, for machines that do other things too.</summary>
    private const float Patience = 30_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        Page = page;
    }

    public IPage Page { get; }

    public static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Peer.Chromium, Args = Flags });
        var page = await browser.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        return new(playwright, browser, page);
    }

    /// <summary>Runs the steps of a test; when one fails, keeps a picture of the page and its text beside the message.</summary>
    public async Task RunAsync(string name, Func<IPage, Task> steps)
    {
        try
        {
            await steps(Page);
        }
        catch (Exception exception) when (exception is not PeerMissingException)
        {
            var picture = Path.Combine(Repository.Screenshots, name + ".png");
            await Page.ScreenshotAsync(new() { Path = picture, FullPage = true });
            throw new InvalidOperationException($"{exception.Message}\nAt {Page.Url} ({picture}):\n{await Page.InnerTextAsync("body")}", exception);
        }
    }

    /// <summary>A request by a script of the page, as an application's own script sends it.</summary>
    public async Task<FetchAnswer> FetchAsync(string method, string path)
    {
        var answer = await Page.EvaluateAsync<JsonElement>(
            """
            async ([method, path]) => {
              const answer = await fetch(path, { method, redirect: 'manual' });
              return { status: answer.status, authenticate: answer.headers.get('www-authenticate') ?? '', body: await answer.text() };
            }
            """,
            new[] { method, path });
        return new(answer.GetProperty("status").GetInt32(), answer.GetProperty("authenticate").GetString()!, answer.GetProperty("body").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
