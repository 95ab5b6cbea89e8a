using System.Text.Json.Nodes;
using IamGateway.Federation.Providers;
using IamGateway.Federation.Tests.Hosting;
using IamGateway.Federation.Tests.Oidc;
using IamGateway.Identity.Principals;
using IamGateway.Testing.Shared;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Federation.Tests.Providers;

public sealed class PersonProvisioningTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private TestProvider _provider = null!;
    private FederationHost? _host;
    private Browser _browser = null!;

    private FederationHost Host => _host!;

    public async Task InitializeAsync() => _provider = await TestProvider.StartAsync(_clock);

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _host!.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task The_first_sign_in_makes_a_person_and_the_next_finds_it()
    {
        await StartAsync();
        await SignInAsync();
        await SignInAsync();

        await using var db = Host.Db();
        var person = await db.People.SingleAsync();
        Assert.Null(person.PasswordHash);
        var link = await db.IdentityProviderLinks.SingleAsync();
        Assert.Equal((_provider.Issuer, "sub-1", person.Id), (link.Issuer, link.Subject, link.PersonId));
    }

    [Fact]
    public async Task A_name_or_address_that_someone_has_makes_no_one_that_person()
    {
        await StartAsync();
        var alice = await Given.PersonAsync(Host, "Alice");
        await SignInAsync(claims =>
        {
            claims["email"] = "alice@example.com";
            claims["email_verified"] = false;
        });

        Assert.Equal("alice-2", (await _browser.WhoAmIAsync()).GetProperty("user").GetString());
        await using var db = Host.Db();
        Assert.Empty(db.IdentityProviderLinks.Where(link => link.PersonId == alice.Id));
    }

    [Fact]
    public async Task Subjects_are_told_apart_to_the_letter()
    {
        await StartAsync();
        await SignInAsync();
        _provider.Subject = "SUB-1";
        await SignInAsync();
        Assert.Equal("alice-2", (await _browser.WhoAmIAsync()).GetProperty("user").GetString());
    }

    public static TheoryData<string, string, string> Names => new()
    {
        { """{"email":"al@example.com","email_verified":true,"preferred_username":"alice"}""", "", "al@example.com" },
        { """{"email":"al@example.com","email_verified":"true","preferred_username":"alice"}""", "", "alice" },      // a text is not true
        { """{"email":"al@example.com","preferred_username":"alice"}""", "", "alice" },
        { """{"email":"al@example.com"}""", "", "sub-1" },
        { """{"upn":"CORP\\al","preferred_username":"alice"}""", "upn", "CORP-al" },
        { """{"preferred_username":"alice"}""", "upn", "sub-1" },
        { """{"preferred_username":"Ann Ö / ../x"}""", "", "Ann-----..-x" },
        { """{"preferred_username":"a"}""", "", "a-person" },
        { """{"preferred_username":7}""", "", "sub-1" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_new_person_is_named_by_what_the_provider_vouches_for(string claims, string userNameClaim, string userName)
    {
        await StartAsync(userNameClaim.Length > 0 ? new() { ["UserNameClaim"] = userNameClaim } : []);
        await SignInAsync(all =>
        {
            all.Remove("preferred_username");
            foreach (var (name, value) in JsonNode.Parse(claims)!.AsObject())
                all[name] = value?.DeepClone();
        });
        Assert.Equal(userName, (await _browser.WhoAmIAsync()).GetProperty("user").GetString());
    }

    [Fact]
    public async Task An_address_is_kept_only_when_it_is_verified()
    {
        await StartAsync();
        await SignInAsync(claims => claims["email"] = "al@example.com");
        await using var db = Host.Db();
        Assert.Null((await db.People.SingleAsync()).Email);
    }

    [Fact]
    public async Task A_disabled_person_is_refused()
    {
        await StartAsync();
        await SignInAsync();
        await using (var db = Host.Db())
        {
            (await db.People.SingleAsync()).IsActive = false;
            await db.CommitAsync(default);
        }

        _browser.Cookies.Clear();
        Assert.Equal("/.iam/signin?error=PersonInactive", await SignInAsync());
        Assert.Null(_browser.SessionSecret);
        Assert.Equal("Inactive", Host.LastRefusal());
    }

    [Fact]
    public async Task Groups_that_exist_are_joined_and_left_with_the_claim()
    {
        await StartAsync();
        await Host.AddAsync(Given.Group("Developers"), Given.Group("Admins"));

        await SignInAsync(Groups("developers", "unknown"));
        Assert.Equal(["Developers"], await GroupsAsync());
        await SignInAsync(Groups("Admins"));
        Assert.Equal(["Admins"], await GroupsAsync());
        await SignInAsync();
        Assert.Empty(await GroupsAsync());

        await using var db = Host.Db();
        Assert.Equal(2, await db.PeopleGroups.CountAsync());
    }

    [Fact]
    public async Task One_text_is_one_group()
    {
        await StartAsync();
        await Host.AddAsync(Given.Group("Developers"));
        await SignInAsync(claims => claims["groups"] = "Developers");
        Assert.Equal(["Developers"], await GroupsAsync());
    }

    [Fact]
    public async Task Memberships_that_others_gave_stay()
    {
        await StartAsync();
        var (byHand, byTwin) = (Given.Group("ByHand"), Given.Group("ByTwin"));
        await Host.AddAsync(byHand, byTwin);
        await SignInAsync();
        await using (var db = Host.Db())
        {
            var person = await db.People.SingleAsync();
            db.AddRange(
                new PeopleGroupMember { GroupId = byHand.Id, PersonId = person.Id },
                new PeopleGroupMember { GroupId = byTwin.Id, PersonId = person.Id, Provider = "twin" });
            await db.CommitAsync(default);
        }

        await SignInAsync(Groups("ByHand"));
        await SignInAsync(Groups());
        Assert.Equal(["ByHand", "ByTwin"], await GroupsAsync());
    }

    [Fact]
    public async Task A_map_lets_in_only_what_it_lists()
    {
        await StartAsync(new() { ["GroupMap:urn:corp:dev"] = "Developers", ["GroupMap:ops"] = "Admins" });
        await Host.AddAsync(Given.Group("Developers"), Given.Group("Admins"));
        await SignInAsync(Groups("urn:corp:dev", "Admins", "OPS"));
        Assert.Equal(["Developers"], await GroupsAsync());
    }

    [Fact]
    public async Task Groups_are_made_when_that_is_configured()
    {
        await StartAsync(new() { ["CreateGroups"] = "true", ["GroupsClaim"] = "roles" });
        await SignInAsync(claims => claims["roles"] = new JsonArray("Developers", "DEVELOPERS", "", 7, new string('x', 129)));
        Assert.Equal(["Developers"], await GroupsAsync());
    }

    [Theory]
    [InlineData("""{"_claim_names":{"groups":"src1"},"_claim_sources":{"src1":{"endpoint":"https://graph.example"}}}""")]
    [InlineData("""{"hasgroups":true}""")]
    [InlineData("""{"hasgroups":"true"}""")]
    public async Task Groups_that_were_left_out_are_refused_loudly(string claims)
    {
        await StartAsync();
        var location = await SignInAsync(all =>
        {
            foreach (var (name, value) in JsonNode.Parse(claims)!.AsObject())
                all[name] = value!.DeepClone();
        });
        Assert.Equal("/.iam/signin?error=TooManyGroups", location);
        Assert.Equal("GroupsLeftOut", Host.LastRefusal());
        Assert.Null(_browser.SessionSecret);
    }

    [Fact]
    public async Task The_providers_own_second_factor_does_not_count()
    {
        await StartAsync();
        await SignInAsync(claims => claims["amr"] = new JsonArray("pwd", "mfa", "otp"));
        Assert.False((await _browser.WhoAmIAsync()).GetProperty("mfa").GetBoolean());
    }

    [Fact]
    public async Task Who_needs_a_second_factor_is_led_to_it()
    {
        await StartAsync(mfaAtSignIn: true);
        Assert.Equal("/.iam/mfa?returnUrl=%2F", await SignInAsync());
    }

    private async Task StartAsync(Dictionary<string, string?>? more = null, bool mfaAtSignIn = false)
    {
        var settings = _provider.Settings();
        foreach (var (key, value) in more ?? [])
            settings[$"IdentityProviders:corp:{key}"] = value;
        _host = await FederationHost.StartAsync(settings, mfaAtSignIn: mfaAtSignIn);
        _browser = _host.NewBrowser();
    }

    private async Task<string?> SignInAsync(Action<JsonObject>? claims = null)
    {
        _provider.Spoil = token => claims?.Invoke(token.Claims);
        return (await ProviderFlow.SignInAsync(_browser, _provider, "/")).Location;
    }

    private static Action<JsonObject> Groups(params string[] names) => claims => claims["groups"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]);

    private async Task<IEnumerable<string?>> GroupsAsync() => (await _browser.WhoAmIAsync()).GetProperty("groups").EnumerateArray().Select(group => group.GetString());
}
