using System.Net;
using IamGateway.Federation.Providers;
using IamGateway.Federation.Tests.Hosting;
using IamGateway.Federation.Tests.Oidc;
using IamGateway.Testing.Shared;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Federation.Tests.Providers;

/// <summary>Providers that are away, give nonsense, lead elsewhere or change their keys.</summary>
public sealed class ProviderDocumentsTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private TestProvider _provider = null!;
    private FederationHost _host = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _provider = await TestProvider.StartAsync(_clock);
        var settings = _provider.Settings();
        settings["IdentityProviders:inside:Type"] = "oidc";
        settings["IdentityProviders:inside:Issuer"] = "https://10.255.255.1";
        settings["IdentityProviders:inside:ClientId"] = "a";
        settings["IdentityProviders:inside:ClientSecret"] = "b";
        _host = await FederationHost.StartAsync(settings);
        _browser = _host.NewBrowser();
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
        await _provider.DisposeAsync();
    }

    public static TheoryData<string> UselessAnswers => ["nonsense", "[]", """{"id_token":1}""", """{"id_token":"a","id_token":"b"}""", "status 500", "redirect", "too much"];

    [Theory]
    [MemberData(nameof(UselessAnswers))]
    public async Task A_token_endpoint_that_gives_nonsense_is_refused(string answer)
    {
        _provider.TokenAnswer = context => AnswerAsync(context, answer);
        var redirect = await ProviderFlow.SignInAsync(_browser, _provider, "/");
        Assert.Contains(redirect.Location, (string[])["/.iam/signin?error=ProviderUnavailable", "/.iam/signin?error=ProviderRefused"]);
        Assert.Null(_browser.SessionSecret);
    }

    [Theory]
    [MemberData(nameof(UselessAnswers))]
    public async Task A_discovery_that_gives_nonsense_makes_the_provider_unavailable(string answer)
    {
        _provider.DocumentAnswer = context => AnswerAsync(context, answer);
        ProviderFlow.AssertRefused(_host, "ProviderUnavailable", await _browser.GetAsync("/.iam/signin/corp"), "ProviderUnavailable");
    }

    [Theory]
    [InlineData("issuer", "https://evil.example")]
    [InlineData("token_endpoint", "https://evil.example/token")]     // whoever gets the request gets the client's secret
    [InlineData("jwks_uri", "https://evil.example/keys")]
    [InlineData("jwks_uri", "file:///etc/passwd")]
    [InlineData("authorization_endpoint", "javascript:alert(1)")]
    [InlineData("authorization_endpoint", "http://evil.example/authorize")]
    [InlineData("authorization_endpoint", null)]
    public async Task A_discovery_that_leads_elsewhere_makes_the_provider_unavailable(string member, string? value)
    {
        _provider.Document[member] = value;
        ProviderFlow.AssertRefused(_host, "ProviderUnavailable", await _browser.GetAsync("/.iam/signin/corp"), "ProviderUnavailable");
    }

    [Fact]
    public async Task A_provider_that_is_away_does_not_keep_others_away()
    {
        ProviderFlow.AssertRefused(_host, "ProviderUnavailable", await _browser.GetAsync("/.iam/signin/inside"), "ProviderUnavailable");
        Assert.Contains("No address of '10.255.255.1' is one that a provider may have", _host.Log.Text, StringComparison.Ordinal);
        Assert.Equal("/orders?page=2", (await ProviderFlow.SignInAsync(_browser, _provider)).Location);
    }

    [Fact]
    public async Task A_provider_that_comes_back_is_asked_again_after_five_seconds()
    {
        _provider.DocumentAnswer = context => AnswerAsync(context, "status 500");
        await _browser.GetAsync("/.iam/signin/corp");
        _provider.DocumentAnswer = null;
        ProviderFlow.AssertRefused(_host, "ProviderUnavailable", await _browser.GetAsync("/.iam/signin/corp"), "ProviderUnavailable");
        Assert.Equal(1, _provider.DocumentReads);

        _host.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(302, (await _browser.GetAsync("/.iam/signin/corp")).Status);
        Assert.Equal(2, _provider.DocumentReads);
    }

    [Fact]
    public async Task The_last_good_documents_serve_for_a_day()
    {
        await ProviderFlow.BeginAsync(_browser, _provider);
        _provider.DocumentAnswer = context => AnswerAsync(context, "status 500");
        _host.Clock.Advance(TimeSpan.FromHours(23));
        await ProviderFlow.BeginAsync(_browser, _provider);
        Assert.Equal(2, _provider.DocumentReads);

        _host.Clock.Advance(TimeSpan.FromHours(1));
        ProviderFlow.AssertRefused(_host, "ProviderUnavailable", await _browser.GetAsync("/.iam/signin/corp"), "ProviderUnavailable");
    }

    [Fact]
    public async Task A_new_key_is_learned_but_not_asked_for_more_than_once_a_minute()
    {
        await ProviderFlow.BeginAsync(_browser, _provider);
        _provider.Keys.RemoveAt(0);
        _provider.Keys.Add(TestProvider.PublicKey(_provider.Key, "key-2"));
        _provider.Spoil = token => token.Header["kid"] = "key-2";
        ProviderFlow.AssertRefused(_host, "InvalidResponse", await ProviderFlow.SignInAsync(_browser, _provider, "/"), "TokenKeyUnknown");
        Assert.Equal(1, _provider.KeyReads);

        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _provider.Spoil = token => token.Header["kid"] = "key-2";
        Assert.Equal("/", (await SignInLaterAsync()).Location);
        Assert.Equal(2, _provider.KeyReads);
    }

    /// <summary>The provider's clock is not the host's, which was moved: it goes along.</summary>
    private Task<Answer> SignInLaterAsync()
    {
        _clock.Advance(_host.Clock.GetUtcNow() - _clock.GetUtcNow());
        return ProviderFlow.SignInAsync(_browser, _provider, "/");
    }

    private static Task AnswerAsync(HttpContext context, string answer)
    {
        switch (answer)
        {
            case "status 500":
                context.Response.StatusCode = (int)HttpStatusCode.InternalServerError;
                return Task.CompletedTask;
            case "redirect":
                context.Response.Redirect("/keys");
                return Task.CompletedTask;
            case "too much":
                return context.Response.WriteAsync($"{{\"filler\":\"{new string('a', 1024 * 1024)}\"}}", context.RequestAborted);
            default:
                return context.Response.WriteAsync(answer, context.RequestAborted);
        }
    }
}
