using System.Net;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using IamGateway.Web.Tests.Hosting;

namespace IamGateway.Web.Tests.Answers;

public sealed class DeniedPageTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    private static readonly DecidingStatement Deny = new(PolicyType.Identity, "DenyIPAddress", null, "OfficeOnly", 0);

    private readonly PageHost _host = fixture.Later();

    [Fact]
    public async Task A_denial_says_what_was_tried_and_why_and_what_to_do()
    {
        var page = await DenyAsync(DenialRecords.Denied(DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement, Deny) with { Method = "GET" });

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Equal("Not allowed", page.Title);
        Assert.Equal("The statement “OfficeOnly” of the policy “DenyIPAddress” denies it, whatever else allows it.", page.Alert);
        foreach (var text in (string[])["delete order", "GET /orders/42", "orders:DeleteOrder", "arn:aws:orders:eu-central-1:123456789012:order/42", DenialRecords.Alice.Arn, "DenyIPAddress#OfficeOnly"])
        {
            Assert.Contains(text, page.Text, StringComparison.Ordinal);
        }

        Assert.Equal("0123456789abcdef0123456789abcdef", page.Document.QuerySelector(".copyable")!.TextContent);
        Assert.Equal(["/?returnUrl=%2Forders%2F42%3Fpage%3D2", "/"], Links(page));
        Assert.NotNull(page.Form("/.iam/signout"));
        Assert.Contains("frame-ancestors 'none'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Want_of_MFA_leads_to_the_code_and_back()
    {
        var page = await DenyAsync(DenialRecords.Denied(DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement, Deny) with { Method = "GET", NeedsMfa = true });

        Assert.Equal("/.iam/mfa?returnUrl=%2Forders%2F42%3Fpage%3D2", Links(page)[0]);
    }

    [Fact]
    public async Task What_was_sent_is_not_repeated()
    {
        var page = await DenyAsync(DenialRecords.Denied(DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement, Deny) with { NeedsMfa = true });

        Assert.Equal("/.iam/mfa?returnUrl=%2F", Links(page)[0]);
        Assert.Contains("send it again", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anonymous_callers_learn_nothing_but_where_to_sign_in()
    {
        var page = await DenyAsync(DenialRecords.Denied(DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement, Deny) with { Method = "GET", Caller = Caller.Anonymous });

        Assert.Equal("/.iam/signin?returnUrl=%2Forders%2F42%3Fpage%3D2", Links(page)[0]);
        foreach (var text in (string[])["DenyIPAddress", "OfficeOnly", "orders:DeleteOrder", "arn:aws:"])
        {
            Assert.DoesNotContain(text, page.Html, StringComparison.Ordinal);
        }

        Assert.Contains("0123456789abcdef0123456789abcdef", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_not_chosen_is_sent_to_the_portal_not_to_sign_in()
    {
        using var browser = await _host.SignInAsync("alice");
        _host.Denied = DenialRecords.Denied(DecisionOutcome.ImplicitDeny, DecisionReason.NoIdentityPolicyAllows) with { Method = "GET", Caller = Caller.Anonymous };

        var page = await browser.GetAsync("/denied?page=2");

        Assert.Equal("You have not chosen an account and permission set to act with.", page.Alert);
        Assert.Equal("/?returnUrl=%2Forders%2F42%3Fpage%3D2", Links(page)[0]);
    }

    private async Task<BrowserAnswer> DenyAsync(DecisionRecord denied)
    {
        _host.Denied = denied;
        using var browser = _host.Open();
        return await browser.GetAsync("/denied?page=2");
    }

    private static string[] Links(BrowserAnswer page) => [.. page.Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!)];
}
