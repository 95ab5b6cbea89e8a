using System.IO.Compression;
using System.Text;
using System.Xml;
using IamGateway.AspNetCore.Authentication;
using IamGateway.Federation.Saml;
using IamGateway.Federation.Tests.Hosting;
using IamGateway.Identity.Principals;
using IamGateway.Testing.Shared;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Federation.Tests.Saml;

/// <summary>Signing in at a SAML identity provider. What makes a response good or bad stands in <see cref="SamlResponseTests"/> and <see cref="HostileResponseTests"/>.</summary>
public sealed class SamlSignInTests : IAsyncLifetime, IDisposable
{
    private const string Party = $"{FederationHost.PublicUrl}/.iam/saml/corp/metadata", Acs = $"{FederationHost.PublicUrl}/.iam/saml/corp/acs", AcsPath = "/.iam/saml/corp/acs";

    private readonly string _metadata = Path.GetTempFileName();
    private readonly SamlIdentityProvider _provider = new();
    private FederationHost _host = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_metadata, _provider.Metadata);
        _host = await FederationHost.StartAsync(new()
        {
            ["IdentityProviders:corp:Type"] = "saml",
            ["IdentityProviders:corp:MetadataFile"] = _metadata,
            ["IdentityProviders:corp:GroupMap:admins"] = "Administrators",
            ["IdentityProviders:corp:EmailAttribute"] = "mail",
            ["IdentityProviders:corp:DisplayNameAttribute"] = "displayName",
            ["IdentityProviders:corp:UserNameAttribute"] = "uid",
        });
        _browser = _host.NewBrowser();
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
    }

    public void Dispose()
    {
        _provider.Dispose();
        File.Delete(_metadata);
    }

    [Fact]
    public async Task A_sign_in_asks_the_provider_and_makes_the_person_that_it_names()
    {
        await _host.AddAsync(new PeopleGroup { Id = "g1", DisplayName = "Administrators", CreatedAt = _host.Clock.GetUtcNow() });
        var asked = await BeginAsync();
        var cookie = Assert.Single(asked.Cookies);
        foreach (var attribute in new[] { "__Host-iamgateway-saml-", "; max-age=600", "; path=/", "; secure", "; samesite=none", "; httponly" })
            Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("samlp:AuthnRequest", "2.0", "https://idp.example.com/saml/sso", Acs), (asked.Request.Name, asked.Request.GetAttribute("Version"), asked.Request.GetAttribute("Destination"), asked.Request.GetAttribute("AssertionConsumerServiceURL")));
        Assert.Equal(Party, asked.Request["saml:Issuer"]!.InnerText);

        var answer = await AnswerAsync(asked, Draft(asked));

        Assert.Equal((302, "/orders?page=2", "no-store"), (answer.Status, answer.Location, answer.CacheControl));
        Assert.Equal([SessionCookie.Name], _browser.Cookies.Keys);
        Assert.Equal("al", (await _browser.WhoAmIAsync()).GetProperty("user").GetString());
        await using var db = _host.Db();
        var person = await db.People.SingleAsync();
        Assert.Equal(("al", "Alice A.", "alice@example.com"), (person.UserName, person.DisplayName, person.Email));
        Assert.Equal(($"saml:{SamlIdentityProvider.EntityId}", "alice@example.com"), await db.IdentityProviderLinks.Select(link => ValueTuple.Create(link.Issuer, link.Subject)).SingleAsync());
        Assert.Equal(["g1"], await db.PeopleGroupMembers.Select(member => member.GroupId).ToListAsync());
        var last = _host.Trail()[^1];
        Assert.Equal(("SignIn", "corp", "al"), (last.GetProperty("step").GetString(), last.GetProperty("method").GetString(), last.GetProperty("subject").GetString()));
    }

    [Fact]
    public async Task Replay_class_a_response_signs_in_once()
    {
        var asked = await BeginAsync();
        var kept = _browser.Cookies.Single();
        var response = Draft(asked).ToBase64();
        Assert.Equal("/orders?page=2", (await AnswerAsync(asked, response)).Location);

        _browser.Cookies[kept.Key] = kept.Value;
        AssertRefused(await AnswerAsync(asked, response), "SignInExpired", "StateUnknown");
    }

    [Fact]
    public async Task Replay_class_an_assertion_is_used_up_also_when_its_flow_is_not()
    {
        var (first, second) = (await BeginAsync(), await BeginAsync());
        var stolen = Draft(first);
        Assert.Equal("/orders?page=2", (await AnswerAsync(first, stolen)).Location);

        AssertRefused(await AnswerAsync(second, stolen.ToBase64()), "InvalidResponse", "SamlRequestWrong");   // it answers the first
    }

    [Fact]
    public async Task Sign_in_forgery_class_a_response_of_another_browser_is_refused()
    {
        using var victim = _host.NewBrowser();
        var asked = await BeginAsync();
        var response = Draft(asked).ToBase64();

        var answer = await victim.PostAsync(AcsPath, ("SAMLResponse", response), ("RelayState", asked.RelayState));

        AssertRefused(answer, "SignInExpired", "StateUnknown");
        Assert.Empty(victim.Cookies);
    }

    [Fact]
    public async Task Unsolicited_class_a_response_that_nobody_asked_for_is_refused()
    {
        var unsolicited = _provider.Draft(_host.Clock.GetUtcNow(), Acs).ToBase64();

        AssertRefused(await _browser.PostAsync(AcsPath, ("SAMLResponse", unsolicited)), "SignInExpired", "StateUnknown");
        AssertRefused(await _browser.PostAsync(AcsPath, ("SAMLResponse", unsolicited), ("RelayState", "")), "SignInExpired", "StateUnknown");
        var asked = await BeginAsync();
        AssertRefused(await AnswerAsync(asked, unsolicited), "InvalidResponse", "SamlRequestWrong");
    }

    /// <summary>What the response says; what instead; the stable code of the trail.</summary>
    public static TheoryData<string, string, string, string> Refusals => new()
    {
        { "status:Success", "status:Requester", "ProviderRefused", "SamlStatusNotSuccess" },
        { $"<saml:Audience>{Party}", "<saml:Audience>https://other.example", "InvalidResponse", "SamlAudienceWrong" },
        { $"Recipient=\"{Acs}", $"Recipient=\"{FederationHost.PublicUrl}/.iam/saml/other/acs", "InvalidResponse", "SamlDestinationWrong" },
        { "<saml:Issuer>https://idp.example.com/saml", "<saml:Issuer>https://other.example", "InvalidResponse", "SamlIssuerWrong" },
        { "nameid-format:persistent", "nameid-format:transient", "InvalidResponse", "SamlSubjectTransient" },
        { "Name=\"groups\"", "Name=\"http://schemas.microsoft.com/claims/groups.link\"", "TooManyGroups", "GroupsLeftOut" },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_refusal_has_its_code_in_the_trail_and_one_text_for_the_browser(string said, string instead, string error, string code)
    {
        var asked = await BeginAsync();
        var draft = Draft(asked);
        var before = draft.Before;
        draft.Before = text => before(text).Replace(said, instead, StringComparison.Ordinal);

        AssertRefused(await AnswerAsync(asked, draft), error, code);
        await using var db = _host.Db();
        Assert.Empty(db.People);
    }

    [Fact]
    public async Task What_is_edited_unsigned_or_given_twice_is_refused()
    {
        var (edited, unsigned, twice) = (await BeginAsync(), await BeginAsync(), await BeginAsync());
        var forged = Draft(edited);
        forged.AfterText = text => text.Replace("alice@example.com", "root@example.com");
        var bare = Draft(unsigned);
        bare.SignsAssertion = false;

        AssertRefused(await AnswerAsync(edited, forged), "InvalidResponse", "SamlSignatureWrong");
        AssertRefused(await AnswerAsync(unsigned, bare), "InvalidResponse", "SamlNotSigned");
        var response = Draft(twice).ToBase64();
        AssertRefused(await _browser.PostAsync(AcsPath, ("SAMLResponse", response), ("SAMLResponse", response), ("RelayState", twice.RelayState)), "InvalidResponse", "SamlResponseMissing");
    }

    [Theory]
    [InlineData("text/xml")]
    [InlineData("application/json")]
    public async Task Only_forms_are_read(string type)
    {
        using var content = new StringContent("x", Encoding.UTF8, type);

        AssertRefused(await _browser.SendAsync(HttpMethod.Post, AcsPath, content), "SignInExpired", "StateUnknown");
    }

    [Fact]
    public async Task A_form_that_is_too_long_is_not_read() =>
        AssertRefused(await _browser.PostAsync(AcsPath, ("SAMLResponse", new string('A', 600 * 1024)), ("RelayState", "x")), "SignInExpired", "StateUnknown");

    [Fact]
    public async Task A_new_key_of_the_provider_is_found_when_its_first_response_comes()
    {
        var asked = await BeginAsync();
        using var next = new SamlIdentityProvider();
        var draft = Draft(asked);
        draft.Key = next.Key;
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        await File.WriteAllTextAsync(_metadata, SamlIdentityProvider.MetadataOf(next.Certificate));

        Assert.Equal("/orders?page=2", (await AnswerAsync(asked, draft)).Location);
    }

    [Fact]
    public async Task A_provider_without_usable_metadata_disables_only_itself()
    {
        await File.WriteAllTextAsync(_metadata, "nonsense");

        AssertRefused(await _browser.GetAsync("/.iam/signin/corp?returnUrl=%2F"), "ProviderUnavailable", "ProviderUnavailable");
    }

    [Fact]
    public async Task The_session_ends_when_the_provider_says_so()
    {
        var asked = await BeginAsync();
        var draft = Draft(asked);
        var before = draft.Before;
        var end = _host.Clock.GetUtcNow().AddMinutes(20);
        draft.Before = text => before(text).Replace("SessionIndex=\"s1\"", $"SessionNotOnOrAfter=\"{SamlDraft.Instant(end)}\"");
        Assert.Equal("/orders?page=2", (await AnswerAsync(asked, draft)).Location);

        _host.Clock.Advance(TimeSpan.FromMinutes(19));
        Assert.Equal(200, (await _browser.GetAsync("/.iam/whoami")).Status);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(401, (await _browser.GetAsync("/.iam/whoami")).Status);
    }

    [Fact]
    public async Task Its_metadata_say_who_the_gateway_is()
    {
        var answer = await _browser.GetAsync("/.iam/saml/corp/metadata");

        Assert.Equal((200, "application/samlmetadata+xml"), (answer.Status, answer.MediaType));
        Assert.Contains($"entityID=\"{Party}\"", answer.Body);
        Assert.Contains($"Location=\"{Acs}\"", answer.Body);
        Assert.Equal(404, (await _browser.GetAsync("/.iam/saml/other/metadata")).Status);
        Assert.Equal(404, (await _browser.PostAsync("/.iam/saml/other/acs")).Status);
        Assert.Equal(404, (await _browser.GetAsync("/.iam/signin/corp/callback?state=x&code=y")).Status);   // that is OpenID's
    }

    [Fact]
    public async Task No_assertion_reaches_the_trail_or_the_log()
    {
        var (good, bad) = (await BeginAsync(), await BeginAsync());
        var (first, second) = (Draft(good), Draft(bad));
        second.AfterText = text => text.Replace("alice@example.com", "root@example.com");
        string[] responses = [first.ToBase64(), second.ToBase64()];

        await AnswerAsync(good, responses[0]);
        await AnswerAsync(bad, responses[1]);

        var trail = string.Concat(_host.Trail().Select(line => line.GetRawText()));
        Assert.All(responses, response => Assert.DoesNotContain(response[40..100], trail));
        Assert.All(responses, response => Assert.DoesNotContain(response[40..100], _host.Log.Text));
    }

    private SamlDraft Draft(Asked asked)
    {
        var draft = _provider.Draft(_host.Clock.GetUtcNow(), Acs);
        draft.Attributes.AddRange([("mail", ["alice@example.com"]), ("displayName", ["Alice A."]), ("uid", ["al"]), ("groups", ["admins", "others"])]);
        draft.Before = text => text
            .Replace($"<saml:Audience>{Acs}", $"<saml:Audience>{Party}", StringComparison.Ordinal)
            .Replace("<samlp:Response ", $"<samlp:Response InResponseTo=\"{asked.Request.GetAttribute("ID")}\" ", StringComparison.Ordinal)
            .Replace("<saml:SubjectConfirmationData ", $"<saml:SubjectConfirmationData InResponseTo=\"{asked.Request.GetAttribute("ID")}\" ", StringComparison.Ordinal);
        return draft;
    }

    private async Task<Asked> BeginAsync()
    {
        var answer = await _browser.GetAsync("/.iam/signin/corp?returnUrl=%2Forders%3Fpage%3D2");
        Assert.Equal(302, answer.Status);
        var query = QueryHelpers.ParseQuery(new Uri(answer.Location!).Query);
        using var inflate = new DeflateStream(new MemoryStream(Convert.FromBase64String(query["SAMLRequest"]!)), CompressionMode.Decompress);
        var request = new XmlDocument();
        request.Load(inflate);
        return new Asked(request.DocumentElement!, query["RelayState"]!, answer.SetCookies);
    }

    private Task<Answer> AnswerAsync(Asked asked, SamlDraft draft) => AnswerAsync(asked, draft.ToBase64());

    private Task<Answer> AnswerAsync(Asked asked, string response) => _browser.PostAsync(AcsPath, ("SAMLResponse", response), ("RelayState", asked.RelayState));

    private void AssertRefused(Answer answer, string error, string code)
    {
        Assert.Equal(302, answer.Status);
        Assert.StartsWith($"/.iam/signin?error={error}", answer.Location);
        Assert.Equal(code, _host.LastRefusal());
    }

    private sealed record Asked(XmlElement Request, string RelayState, IReadOnlyList<string> Cookies);
}
