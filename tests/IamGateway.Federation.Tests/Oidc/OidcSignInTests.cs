using IamGateway.Federation.Oidc;
using IamGateway.Federation.Providers;
using IamGateway.Federation.Tests.Hosting;
using IamGateway.Testing.Shared;

namespace IamGateway.Federation.Tests.Oidc;

public sealed class OidcSignInTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private TestProvider _provider = null!;
    private FederationHost _host = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _provider = await TestProvider.StartAsync(_clock);
        var settings = _provider.Settings();
        foreach (var (key, value) in _provider.Settings("twin"))
            settings[key] = value;
        _host = await FederationHost.StartAsync(settings);
        _browser = _host.NewBrowser();
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task The_provider_is_asked_for_a_code_with_state_nonce_and_pkce()
    {
        var asked = await ProviderFlow.BeginAsync(_browser, _provider);
        Assert.Equal(
            ["client_id", "code_challenge", "code_challenge_method", "nonce", "redirect_uri", "response_type", "scope", "state", "theme"],
            asked.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("code", "S256", "openid email profile"), (asked["response_type"], asked["code_challenge_method"], asked["scope"]));
        Assert.Equal($"{FederationHost.PublicUrl}/.iam/signin/corp/callback", asked["redirect_uri"]);
    }

    [Fact]
    public async Task The_state_cookie_is_host_only_short_and_for_the_browser_alone()
    {
        var answer = await _browser.GetAsync("/.iam/signin/corp");
        var cookie = Assert.Single(answer.SetCookies);
        Assert.StartsWith("__Host-iamgateway-oidc-", cookie, StringComparison.Ordinal);
        foreach (var attribute in new[] { "; max-age=600", "; path=/", "; secure", "; samesite=lax", "; httponly" })
            Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_sign_in_makes_a_session_and_leaves_no_state_cookie()
    {
        var answer = await ProviderFlow.SignInAsync(_browser, _provider);
        Assert.Equal((302, "/orders?page=2", "no-store"), (answer.Status, answer.Location, answer.CacheControl));
        Assert.Equal([AspNetCore.Authentication.SessionCookie.Name], _browser.Cookies.Keys);
        Assert.Equal("alice", (await _browser.WhoAmIAsync()).GetProperty("user").GetString());

        var last = _host.Trail()[^1];
        Assert.Equal(("SignIn", "corp", "alice"), (last.GetProperty("step").GetString(), last.GetProperty("method").GetString(), last.GetProperty("subject").GetString()));
    }

    [Fact]
    public async Task A_session_that_the_browser_brought_along_ends()
    {
        await ProviderFlow.SignInAsync(_browser, _provider);
        using var attacker = _host.NewBrowser();
        attacker.Cookies[AspNetCore.Authentication.SessionCookie.Name] = _browser.SessionSecret!;

        await ProviderFlow.SignInAsync(_browser, _provider);
        Assert.Equal(401, (await attacker.GetAsync("/.iam/whoami")).Status);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/.iam/signout")]
    public async Task An_unsafe_return_url_becomes_the_root(string returnUrl) =>
        Assert.Equal("/", (await ProviderFlow.SignInAsync(_browser, _provider, returnUrl)).Location);

    [Fact]
    public async Task Several_tabs_sign_in_at_once()
    {
        var first = await ProviderFlow.BeginAsync(_browser, _provider, "/first");
        var second = await ProviderFlow.BeginAsync(_browser, _provider, "/second");
        Assert.Equal("/second", (await _browser.GetAsync(ProviderFlow.Callback(second["state"]))).Location);
        (_provider.Nonce, _provider.Challenge) = (first["nonce"], first["code_challenge"]);
        Assert.Equal("/first", (await _browser.GetAsync(ProviderFlow.Callback(first["state"]))).Location);
    }

    [Fact]
    public async Task A_sixth_tab_makes_the_first_one_start_again()
    {
        var first = await ProviderFlow.BeginAsync(_browser, _provider);
        for (var i = 0; i < 5; i++)
        {
            _host.Clock.Advance(TimeSpan.FromSeconds(1));
            await ProviderFlow.BeginAsync(_browser, _provider);
        }

        Assert.Equal(5, _browser.Cookies.Count);
        ProviderFlow.AssertRefused(_host, "SignInExpired", await _browser.GetAsync(ProviderFlow.Callback(first["state"])), "StateUnknown");
    }

    [Fact]
    public async Task A_flow_ends_after_ten_minutes()
    {
        var asked = await ProviderFlow.BeginAsync(_browser, _provider);
        _host.Clock.Advance(TimeSpan.FromMinutes(10));
        ProviderFlow.AssertRefused(_host, "SignInExpired", await _browser.GetAsync(ProviderFlow.Callback(asked["state"])), "StateUnknown");
    }

    [Fact]
    public async Task A_callback_comes_once_even_with_a_kept_cookie()
    {
        var asked = await ProviderFlow.BeginAsync(_browser, _provider);
        var kept = _browser.Cookies.Single();
        Assert.Equal("/orders?page=2", (await _browser.GetAsync(ProviderFlow.Callback(asked["state"]))).Location);

        _browser.Cookies[kept.Key] = kept.Value;
        ProviderFlow.AssertRefused(_host, "SignInExpired", await _browser.GetAsync(ProviderFlow.Callback(asked["state"])), "StateUnknown");
        Assert.Equal(1, _provider.TokenRequests);
    }

    [Fact]
    public async Task A_state_of_another_browser_is_refused()
    {
        using var attacker = _host.NewBrowser();
        var asked = await ProviderFlow.BeginAsync(attacker, _provider);
        await ProviderFlow.BeginAsync(_browser, _provider);
        ProviderFlow.AssertRefused(_host, "SignInExpired", await _browser.GetAsync(ProviderFlow.Callback(asked["state"])), "StateUnknown");
        Assert.Equal(0, _provider.TokenRequests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("made-up")]
    [InlineData("0123456789ab.made-up")]
    [InlineData("0123456789ab.x.y")]
    public async Task An_unsolicited_callback_is_refused(string? state) =>
        ProviderFlow.AssertRefused(_host, "SignInExpired", await _browser.GetAsync(ProviderFlow.Callback(state)), "StateUnknown");

    [Fact]
    public async Task A_state_with_another_secret_is_refused()
    {
        var asked = await ProviderFlow.BeginAsync(_browser, _provider);
        ProviderFlow.AssertRefused(_host, "SignInExpired", await _browser.GetAsync(ProviderFlow.Callback(asked["state"].Split('.')[0] + ".guessed")), "StateUnknown");
    }

    [Fact]
    public async Task Two_states_are_none()
    {
        var asked = await ProviderFlow.BeginAsync(_browser, _provider);
        ProviderFlow.AssertRefused(_host, "SignInExpired", await _browser.GetAsync(ProviderFlow.Callback(asked["state"]) + "&state=" + asked["state"]), "StateUnknown");
    }

    [Fact]
    public async Task A_cookie_planted_beside_the_flows_makes_it_none()
    {
        var asked = await ProviderFlow.BeginAsync(_browser, _provider);
        _browser.Cookies[_browser.Cookies.Single().Key.ToUpperInvariant()] = "planted";
        ProviderFlow.AssertRefused(_host, "SignInExpired", await _browser.GetAsync(ProviderFlow.Callback(asked["state"])), "StateUnknown");
    }

    [Fact]
    public async Task A_flow_of_one_provider_does_not_end_at_another()
    {
        var asked = await ProviderFlow.BeginAsync(_browser, _provider);
        ProviderFlow.AssertRefused(_host, "SignInExpired", await _browser.GetAsync(ProviderFlow.Callback(asked["state"], name: "twin")), "StateUnknown");
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("")]
    public async Task A_response_that_names_another_issuer_is_refused(string issuer)
    {
        var asked = await ProviderFlow.BeginAsync(_browser, _provider, "/");
        ProviderFlow.AssertRefused(_host, "InvalidResponse", await _browser.GetAsync(ProviderFlow.Callback(asked["state"], iss: issuer)), "ResponseIssuerWrong");
        Assert.Equal(0, _provider.TokenRequests);
    }

    [Fact]
    public async Task A_response_that_names_the_issuer_is_fine_and_must_when_the_provider_says_so()
    {
        _provider.Document["authorization_response_iss_parameter_supported"] = true;
        var asked = await ProviderFlow.BeginAsync(_browser, _provider, "/");
        Assert.Equal("/", (await _browser.GetAsync(ProviderFlow.Callback(asked["state"], iss: _provider.Issuer))).Location);

        asked = await ProviderFlow.BeginAsync(_browser, _provider, "/");
        ProviderFlow.AssertRefused(_host, "InvalidResponse", await _browser.GetAsync(ProviderFlow.Callback(asked["state"])), "ResponseIssuerWrong");
    }

    [Theory]
    [InlineData("access_denied", "Cancelled", "AccessDenied")]
    [InlineData("login_required", "ProviderRefused", "ProviderRefused")]
    [InlineData("<script>", "ProviderRefused", "ProviderRefused")]
    public async Task What_the_provider_refuses_leads_to_the_sign_in_page(string error, string shown, string refusal)
    {
        var asked = await ProviderFlow.BeginAsync(_browser, _provider, "/");
        ProviderFlow.AssertRefused(_host, shown, await _browser.GetAsync(ProviderFlow.Callback(asked["state"], code: null, error: error)), refusal);
        Assert.DoesNotContain("script", string.Join('\n', _host.Trail()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_without_a_code_is_refused()
    {
        var asked = await ProviderFlow.BeginAsync(_browser, _provider, "/");
        ProviderFlow.AssertRefused(_host, "InvalidResponse", await _browser.GetAsync(ProviderFlow.Callback(asked["state"], code: null)), "ResponseCodeMissing");
    }

    [Fact]
    public async Task A_code_that_the_provider_does_not_take_is_refused()
    {
        var asked = await ProviderFlow.BeginAsync(_browser, _provider, "/");
        ProviderFlow.AssertRefused(_host, "ProviderRefused", await _browser.GetAsync(ProviderFlow.Callback(asked["state"], code: "stolen")), "TokenRequestRefused");
        var trail = string.Join('\n', _host.Trail());
        Assert.Contains("invalid_grant", trail, StringComparison.Ordinal);
        Assert.DoesNotContain("the-planted-description", trail + _host.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/.iam/signin/unknown")]
    [InlineData("/.iam/signin/unknown/callback")]
    [InlineData("/.iam/signin/CORP")]
    public async Task An_unknown_provider_is_not_found(string url) => Assert.Equal(404, (await _browser.GetAsync(url)).Status);

    [Fact]
    public async Task No_code_token_or_secret_is_written_down()
    {
        var asked = await ProviderFlow.BeginAsync(_browser, _provider);
        await _browser.GetAsync(ProviderFlow.Callback(asked["state"]));
        _provider.Spoil = token => token.Claims["nonce"] = "other";
        await ProviderFlow.SignInAsync(_browser, _provider);

        var written = string.Join('\n', _host.Trail()) + _host.Log.Text;
        foreach (var secret in new[] { TestProvider.Code, TestProvider.ClientSecret, TestProvider.AccessToken, _provider.LastToken!, asked["state"].Split('.')[1], asked["nonce"], _browser.SessionSecret! })
            Assert.DoesNotContain(secret, written, StringComparison.Ordinal);
    }
}
