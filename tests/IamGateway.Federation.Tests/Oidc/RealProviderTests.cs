using IamGateway.EndToEnd.Programs;
using IamGateway.Federation.Providers;
using IamGateway.Federation.Tests.Hosting;

namespace IamGateway.Federation.Tests.Oidc;

/// <summary>Against the npm oidc-provider, with a person's steps on its own pages.</summary>
[Trait("Peer", "oidc-provider")]
public sealed class RealProviderTests : IAsyncLifetime
{
    private OidcProviderProcess _provider = null!;
    private FederationHost _host = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _provider = await OidcProviderProcess.StartAsync(new Uri($"{FederationHost.PublicUrl}/.iam/signin/corp/callback"), """{"alice":["Developers","Unknown"]}""");
        _host = await FederationHost.StartAsync(
            new()
            {
                ["IdentityProviders:corp:Type"] = "oidc",
                ["IdentityProviders:corp:Issuer"] = _provider.Issuer.GetLeftPart(UriPartial.Authority),
                ["IdentityProviders:corp:ClientId"] = OidcProviderProcess.ClientId,
                ["IdentityProviders:corp:ClientSecret"] = OidcProviderProcess.ClientSecret,
                ["IdentityProviders:corp:AllowPrivateAddresses"] = "true",
            },
            systemClock: true);
        await _host.AddAsync(Given.Group("Developers"), Given.Group("Admins"));
        _browser = _host.NewBrowser();
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_person_signs_in_and_gets_the_groups_that_exist()
    {
        var callback = await VisitProviderAsync("alice");
        Assert.Equal("/orders", (await _browser.GetAsync(callback)).Location);

        var who = await _browser.WhoAmIAsync();
        Assert.Equal("alice@example.com", who.GetProperty("user").GetString());
        Assert.Equal("Developers", Assert.Single(who.GetProperty("groups").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task The_same_person_again_is_the_same_person_and_another_is_another()
    {
        await _browser.GetAsync(await VisitProviderAsync("alice"));
        await _browser.GetAsync(await VisitProviderAsync("alice"));
        await _browser.GetAsync(await VisitProviderAsync("bob"));

        await using var db = _host.Db();
        Assert.Equal(["alice@example.com", "bob@example.com"], db.People.Select(person => person.UserName).Order());
    }

    [Fact]
    public async Task A_callback_works_once()
    {
        var callback = await VisitProviderAsync("alice");
        var kept = new Dictionary<string, string>(_browser.Cookies);
        Assert.Equal("/orders", (await _browser.GetAsync(callback)).Location);

        using var thief = _host.NewBrowser();
        foreach (var (name, value) in kept)
            thief.Cookies[name] = value;
        Assert.Equal("/.iam/signin?error=SignInExpired", (await thief.GetAsync(callback)).Location);
        Assert.Null(thief.SessionSecret);
    }

    [Fact]
    public async Task Cancelling_at_the_provider_leads_back_to_the_sign_in_page()
    {
        var callback = await VisitProviderAsync(null);
        Assert.Equal("/.iam/signin?error=Cancelled&returnUrl=%2Forders", (await _browser.GetAsync(callback)).Location);
    }

    /// <summary>Follows redirects and answers the provider's pages until it sends the browser back; the path and query of that.</summary>
    /// <param name="userName">Null: cancels.</param>
    private async Task<string> VisitProviderAsync(string? userName)
    {
        var next = (await _browser.GetAsync("/.iam/signin/corp?returnUrl=/orders")).Location!;
        using var person = new Browser(_provider.Issuer);
        for (var step = 0; step < 12; step++)
        {
            if (next.StartsWith(FederationHost.PublicUrl, StringComparison.Ordinal))
                return next[FederationHost.PublicUrl.Length..];

            var answer = await person.GetAsync(next);
            if (answer.Location is null)
            {
                answer = userName is null
                    ? await person.GetAsync($"{next}/abort")
                    : await person.PostAsync(next, answer.Body.Contains("value=\"login\"", StringComparison.Ordinal)
                        ? [("prompt", "login"), ("login", userName), ("password", "any")]
                        : [("prompt", "consent")]);
            }

            next = new Uri(_provider.Issuer, answer.Location!).AbsoluteUri;
        }

        throw new InvalidOperationException("The provider did not send the browser back.");
    }
}
