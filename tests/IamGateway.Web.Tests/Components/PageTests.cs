using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IamGateway.Web.Tests.Hosting;

namespace IamGateway.Web.Tests.Components;

public sealed class PageTests(GalleryHost host) : IClassFixture<GalleryHost>
{
    public static TheoryData<string> Names => [.. Gallery.Pages.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_page_has_a_language_a_title_and_one_heading(string name)
    {
        var page = await OpenAsync(name);

        Assert.StartsWith("<!DOCTYPE html>", page.Html, StringComparison.Ordinal);
        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.EndsWith(" – IamGateway", page.Document.Title, StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        Assert.Single(page.Document.QuerySelectorAll("main"));
        Assert.Contains("width=device-width", page.Document.QuerySelector("meta[name=viewport]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_page_has_no_script_and_no_style_of_its_own(string name)
    {
        var page = await OpenAsync(name);

        Assert.Empty(page.Document.QuerySelectorAll("script, style, [style], iframe, object, embed, base"));
        Assert.DoesNotContain(page.Document.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain("<!--Blazor", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Gallery.Hostile, page.Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_page_loads_and_links_nothing_from_elsewhere(string name)
    {
        var page = await OpenAsync(name);

        var addresses = page.Document.All.SelectMany(element => ((string[])["href", "src", "action", "formaction"]).Select(element.GetAttribute)).OfType<string>().ToList();
        Assert.NotEmpty(addresses);
        Assert.All(addresses, address => Assert.True(
            (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal)) || address.StartsWith("data:image/png;base64,", StringComparison.Ordinal), address));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Every_input_has_a_label_and_says_what_fills_it(string name)
    {
        var page = await OpenAsync(name);

        foreach (var input in page.Document.QuerySelectorAll<IHtmlInputElement>("input:not([type=hidden]):not([aria-hidden])"))
        {
            Assert.NotNull(page.Document.QuerySelector($"label[for={input.Id}]"));
            Assert.True(input.HasAttribute("autocomplete"), input.OuterHtml);
        }

        Assert.All(page.Document.QuerySelectorAll("button, a"), control => Assert.NotEmpty((control.GetAttribute("aria-label") ?? control.TextContent).Trim()));
        Assert.All(page.Document.QuerySelectorAll("img"), image => Assert.NotEmpty(image.GetAttribute("alt")!));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Ids_are_unique_and_references_lead_to_them(string name)
    {
        var page = await OpenAsync(name);

        var ids = page.Document.All.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        var references = page.Document.All
            .SelectMany(element => ((string[])["aria-describedby", "aria-labelledby", "for"]).Select(element.GetAttribute))
            .OfType<string>()
            .SelectMany(reference => reference.Split(' '));
        Assert.All(references, reference => Assert.Contains(reference, ids));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Every_form_that_posts_carries_an_antiforgery_token(string name)
    {
        var page = await OpenAsync(name);

        Assert.All(
            page.Document.QuerySelectorAll<IHtmlFormElement>("form").Where(form => form.Method == "post"),
            form => Assert.NotEmpty(form.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value));
    }

    [Theory]
    [InlineData("signin", "username", "username", null)]
    [InlineData("signin", "password", "current-password", null)]
    [InlineData("mfa", "code", "one-time-code", "numeric")]
    [InlineData("enrol", "code2", "one-time-code", "numeric")]
    [InlineData("password", "password", "new-password", null)]
    public async Task Fields_say_what_fills_them(string name, string field, string autocomplete, string? inputMode)
    {
        var input = (await OpenAsync(name)).Document.QuerySelector<IHtmlInputElement>($"input#{field}")!;

        Assert.Equal(autocomplete, input.GetAttribute("autocomplete"));
        Assert.Equal(inputMode, input.GetAttribute("inputmode"));
        Assert.True(input.IsRequired);
    }

    [Theory]
    [InlineData("signin-problem", "username")]
    [InlineData("mfa-problem", "code")]
    [InlineData("enrol-problem", "code2")]
    [InlineData("password-problem", "password2")]
    public async Task A_problem_is_read_out_and_tied_to_its_field(string name, string field)
    {
        var page = await OpenAsync(name);

        var alert = Assert.Single(page.Document.QuerySelectorAll("[role=alert]"));
        var input = page.Document.QuerySelector($"input#{field}")!;
        Assert.StartsWith("Error – ", page.Document.Title, StringComparison.Ordinal);
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Contains(alert.Id!, input.GetAttribute("aria-describedby")!.Split(' '));
    }

    private async Task<BrowserAnswer> OpenAsync(string name)
    {
        using var browser = new Browser(host.Address);
        var page = await browser.GetAsync($"/gallery/{name}");
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        return page;
    }
}
