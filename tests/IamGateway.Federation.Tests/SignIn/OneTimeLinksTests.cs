using IamGateway.Federation.SignIn;
using IamGateway.Federation.Tests.Hosting;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Sessions;

namespace IamGateway.Federation.Tests.SignIn;

public sealed class OneTimeLinksTests : IAsyncLifetime
{
    private const string NewPassword = "another long passphrase";

    private FederationHost _host = null!;
    private Browser _browser = null!;
    private Person _alice = null!;

    public async Task InitializeAsync()
    {
        _host = await FederationHost.StartAsync();
        _browser = _host.NewBrowser();
        await Given.AccountAsync(_host);
        _alice = await Given.PersonAsync(_host);
    }

    private OneTimeLinks Links => _host.Get<OneTimeLinks>();

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_link_names_its_person_and_sets_the_password_once()
    {
        var token = TokenOf(await Links.CreateForPersonAsync(_alice.Id, default), "/.iam/password");
        Assert.Equal("alice", await Links.FindAsync(token, default));

        Assert.True(await SetAsync(token, NewPassword));
        Assert.Null(await Links.FindAsync(token, default));
        Assert.False(await SetAsync(token, "yet another passphrase"));
        Assert.Equal("LinkNotLive", _host.LastRefusal());

        Assert.Equal(SignInOutcome.Refused, (await _browser.SignInAsync("alice", Given.Password)).Outcome);
        Assert.Equal(SignInOutcome.Succeeded, (await _browser.SignInAsync("alice", NewPassword)).Outcome);
    }

    [Fact]
    public async Task A_link_sets_the_root_users_password()
    {
        var token = TokenOf(await Links.CreateForRootAsync(Given.AccountId, default), "/.iam/setup");
        Assert.Equal(Given.RootEmail, await Links.FindAsync(token, default));
        Assert.True(await SetAsync(token, NewPassword));
        Assert.Equal(SignInOutcome.Succeeded, (await _browser.SignInAsync(Given.RootEmail, NewPassword, Given.AccountId)).Outcome);
    }

    [Fact]
    public async Task A_link_is_used_once_even_at_the_same_time()
    {
        var token = TokenOf(await Links.CreateForPersonAsync(_alice.Id, default), "/.iam/password");
        var set = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => SetAsync(token, $"passphrase number {i}")));
        Assert.Equal(1, set.Count(done => done));
    }

    [Fact]
    public async Task A_link_lives_for_a_day()
    {
        var token = TokenOf(await Links.CreateForPersonAsync(_alice.Id, default), "/.iam/password");
        _host.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await Links.FindAsync(token, default));

        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Links.FindAsync(token, default));
        Assert.False(await SetAsync(token, NewPassword));
    }

    [Fact]
    public async Task A_new_link_ends_the_earlier_one_of_the_same_subject_only()
    {
        var root = TokenOf(await Links.CreateForRootAsync(Given.AccountId, default), "/.iam/setup");
        var first = TokenOf(await Links.CreateForPersonAsync(_alice.Id, default), "/.iam/password");
        var second = TokenOf(await Links.CreateForPersonAsync(_alice.Id, default), "/.iam/password");

        Assert.Null(await Links.FindAsync(first, default));
        Assert.NotNull(await Links.FindAsync(second, default));
        Assert.NotNull(await Links.FindAsync(root, default));
    }

    [Fact]
    public async Task A_password_that_breaks_a_rule_leaves_the_link()
    {
        var token = TokenOf(await Links.CreateForPersonAsync(_alice.Id, default), "/.iam/password");
        Assert.Equal(500, (await _browser.PostAsync("/steps/link", ("token", token), ("password", "short"))).Status);
        Assert.True(await SetAsync(token, NewPassword));
    }

    [Theory]
    [InlineData("")]
    [InlineData("made-up")]
    public async Task An_unknown_link_sets_nothing(string token)
    {
        Assert.Null(await Links.FindAsync(token, default));
        Assert.False(await SetAsync(token, NewPassword));
    }

    [Fact]
    public async Task A_disabled_persons_link_is_not_live()
    {
        var disabled = await Given.PersonAsync(_host, "disabled", isActive: false);
        var token = TokenOf(await Links.CreateForPersonAsync(disabled.Id, default), "/.iam/password");
        Assert.Null(await Links.FindAsync(token, default));
        Assert.False(await SetAsync(token, NewPassword));
    }

    [Fact]
    public async Task Setting_a_password_ends_sign_ins_and_forgives_failures()
    {
        await _browser.SignInAsync("alice", Given.Password);
        using var stranger = _host.NewBrowser();
        for (var i = 0; i < 5; i++)
            await stranger.SignInAsync("alice", "wrong");

        await SetAsync(TokenOf(await Links.CreateForPersonAsync(_alice.Id, default), "/.iam/password"), NewPassword);
        Assert.Equal(401, (await _browser.GetAsync("/.iam/whoami")).Status);
        Assert.Equal(SignInOutcome.Succeeded, (await _browser.SignInAsync("alice", NewPassword)).Outcome);
    }

    [Fact]
    public async Task A_root_users_authenticators_go_when_its_link_is_used_and_not_before()
    {
        await Given.DeviceAsync(_host, new SignInSubject(RootAccountId: Given.AccountId));
        var token = TokenOf(await Links.CreateForRootAsync(Given.AccountId, default), "/.iam/setup");
        Assert.True((await _browser.SignInAsync(Given.RootEmail, Given.Password, Given.AccountId)).MfaDue);

        await SetAsync(token, NewPassword);

        Assert.False((await _browser.SignInAsync(Given.RootEmail, NewPassword, Given.AccountId)).MfaDue);
        Assert.Contains("Authenticators removed: Phone", string.Join('\n', _host.Trail()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persons_authenticators_stay()
    {
        await Given.DeviceAsync(_host, _alice);

        await SetAsync(TokenOf(await Links.CreateForPersonAsync(_alice.Id, default), "/.iam/password"), NewPassword);

        await using var db = _host.Db();
        Assert.Single(db.MfaDevices);
    }

    [Fact]
    public async Task Neither_link_nor_password_is_written_down()
    {
        var token = TokenOf(await Links.CreateForPersonAsync(_alice.Id, default), "/.iam/password");
        await SetAsync(token, NewPassword);
        var written = string.Join('\n', _host.Trail()) + _host.Log.Text;
        Assert.DoesNotContain(token, written, StringComparison.Ordinal);
        Assert.DoesNotContain(NewPassword, written, StringComparison.Ordinal);
        Assert.Contains("PasswordSet", written, StringComparison.Ordinal);
    }

    private async Task<bool> SetAsync(string token, string password) =>
        (await _browser.PostAsync("/steps/link", ("token", token), ("password", password))).Json.GetBoolean();

    private static string TokenOf(Uri link, string path)
    {
        Assert.StartsWith($"{FederationHost.PublicUrl}{path}?token=", link.AbsoluteUri, StringComparison.Ordinal);
        return link.Query["?token=".Length..];
    }
}
