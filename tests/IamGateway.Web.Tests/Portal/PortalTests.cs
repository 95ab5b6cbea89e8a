using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IamGateway.Identity.PermissionSets;
using IamGateway.Identity.Storage;
using IamGateway.Web.Tests.Hosting;

namespace IamGateway.Web.Tests.Portal;

public sealed class PortalTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    private readonly PageHost _host = fixture.Later();

    [Theory]
    [InlineData("/", "/.iam/signin?returnUrl=%2F")]
    [InlineData("/?returnUrl=%2Forders", "/.iam/signin?returnUrl=%2F%3FreturnUrl%3D%252Forders")]
    [InlineData("/?returnUrl=%2F%2Fevil.test", "/.iam/signin?returnUrl=%2F")]
    [InlineData("/.iam/portal", "/.iam/signin?returnUrl=%2F.iam%2Fportal")]
    public async Task Anonymous_callers_sign_in_first(string path, string location)
    {
        using var browser = _host.Open();

        Assert.Equal(location, (await browser.GetAsync(path)).Location);
    }

    [Fact]
    public async Task Another_host_keeps_its_root_and_has_the_portal_under_our_prefix()
    {
        using var signedIn = await _host.SignInAsync("bob");
        using var other = _host.Open("app.test");
        other.Cookies["__Host-iamgateway"] = signedIn.Cookies["__Host-iamgateway"];

        Assert.Equal("upstream /", (await other.GetAsync("/")).Html);
        Assert.Equal("Your access", (await other.GetAsync("/.iam/portal")).Title);
    }

    [Fact]
    public async Task A_person_chooses_and_goes_on_with_a_new_secret()
    {
        using var browser = await _host.SignInAsync("alice");
        var portal = await browser.GetAsync("/?returnUrl=%2Forders%3Fa%3D1");
        Assert.Equal(["Use Developer in Demo", "Use Viewer in Demo"], Buttons(portal));
        var before = browser.Cookies["__Host-iamgateway"];

        var answer = await browser.SubmitAsync(portal, "/");

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal("/orders?a=1", answer.Location);
        Assert.NotEqual(before, browser.Cookies["__Host-iamgateway"]);
        var chosen = await browser.GetAsync("/");
        Assert.Equal(["Renew Developer in Demo", "Use Viewer in Demo"], Buttons(chosen));
        Assert.Contains("✓ In use", chosen.Document.QuerySelector(".current")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("assumed-role/AWSReservedSSO_Developer_", chosen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_only_permission_set_is_chosen_at_once()
    {
        using var browser = await _host.SignInAsync("bob");

        Assert.Equal(["Renew Viewer in Demo"], Buttons(await browser.GetAsync("/")));
    }

    [Fact]
    public async Task What_is_not_assigned_cannot_be_chosen()
    {
        using var alice = await _host.SignInAsync("alice");
        var developer = Browser.Fields((await alice.GetAsync("/")).Form("/"));
        using var bob = await _host.SignInAsync("bob");
        var fields = Browser.Fields((await bob.GetAsync("/")).Form("/"));
        fields["permissionSetId"] = developer["permissionSetId"];

        var answer = await bob.PostAsync("/", fields);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("That permission set is not assigned to you there. Choose another.", answer.Alert);
        Assert.Equal(["Renew Viewer in Demo"], Buttons(await bob.GetAsync("/")));
    }

    [Theory]
    [InlineData("accountId", "000000000000")]
    [InlineData("accountId", "' OR 1=1 --")]
    [InlineData("permissionSetId", "")]
    public async Task A_choice_that_does_not_exist_is_refused(string field, string value)
    {
        using var browser = await _host.SignInAsync("alice");
        var portal = await browser.GetAsync("/");

        var answer = await browser.SubmitAsync(portal, "/", (field, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Theory]
    [InlineData("https://evil.test/")]
    [InlineData("//evil.test/")]
    [InlineData("/\\evil.test")]
    public async Task A_choice_leads_to_a_path_of_this_host(string returnUrl)
    {
        using var browser = await _host.SignInAsync("alice");
        var portal = await browser.GetAsync($"/?returnUrl={Uri.EscapeDataString(returnUrl)}");

        var answer = await browser.SubmitAsync(portal, "/", ("returnUrl", returnUrl));

        Assert.Equal("/", answer.Location);
    }

    [Fact]
    public async Task Nothing_assigned_says_whom_to_ask()
    {
        using var browser = await _host.SignInAsync("carol");

        var portal = await browser.GetAsync("/");

        Assert.Contains("Ask the administrator", portal.Document.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Buttons(portal));
    }

    [Fact]
    public async Task An_IAM_user_is_what_it_is_and_has_nothing_to_choose()
    {
        using var browser = await _host.SignInAsync("build", Seeds.AccountId);

        var portal = await browser.GetAsync("/");

        Assert.Contains($"arn:aws:iam::{Seeds.AccountId}:user/build", portal.Text, StringComparison.Ordinal);
        Assert.Empty(Buttons(portal));
    }

    [Fact]
    public async Task A_long_list_can_be_searched()
    {
        var person = await _host.PersonIdAsync("dora");
        foreach (var name in (string[])["Auditor", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8"])
        {
            var set = new PermissionSet { Id = $"ps-{UniqueId.Hex(16)}", Name = name, CreatedAt = _host.Clock.GetUtcNow() };
            await _host.AddAsync(set);
            await _host.Get<AssignmentBook>().AssignAsync(new Assignment { AccountId = Seeds.AccountId, PermissionSetId = set.Id, PersonId = person }, CancellationToken.None);
        }

        using var browser = await _host.SignInAsync("dora");
        foreach (var (search, found) in ((string, int)[])[("aud", 1), ("DEMO", 9), (Seeds.AccountId, 9), ("nothing", 0), ("", 9)])
        {
            var page = await browser.GetAsync($"/?search={search}");

            Assert.Equal(search, page.Document.QuerySelector<IHtmlInputElement>("#search")!.Value);
            Assert.Equal(found, Buttons(page).Length);
        }
    }

    [Fact]
    public async Task A_short_list_has_no_search()
    {
        using var browser = await _host.SignInAsync("alice");

        Assert.Null((await browser.GetAsync("/")).Document.QuerySelector("#search"));
    }

    [Fact]
    public async Task A_choice_is_in_the_trail()
    {
        using var browser = await _host.SignInAsync("alice");

        await browser.SubmitAsync(await browser.GetAsync("/"), "/");

        Assert.Contains(_host.Trail(), line => line.Contains("PermissionSetChosen", StringComparison.Ordinal) && line.Contains("alice", StringComparison.Ordinal));
    }

    private static string[] Buttons(BrowserAnswer portal) =>
        [.. portal.Document.QuerySelectorAll(".rows button").Select(button => button.GetAttribute("aria-label")!)];
}
