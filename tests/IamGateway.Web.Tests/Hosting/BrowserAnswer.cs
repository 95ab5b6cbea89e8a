using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace IamGateway.Web.Tests.Hosting;

/// <summary>An answer with its page.</summary>
internal sealed record BrowserAnswer(HttpResponseMessage Response, string Html, IDocument Document)
{
    public HttpStatusCode Status => Response.StatusCode;

    public string? Location => Response.Headers.Location?.OriginalString;

    public string Header(string name) =>
        string.Join(", ", Response.Headers.TryGetValues(name, out var values) || Response.Content.Headers.TryGetValues(name, out values) ? values : []);

    public string Title => Document.QuerySelector("h1")?.TextContent ?? "";

    public string Text => Document.Body?.TextContent ?? "";

    public string? Alert => Document.QuerySelector("[role=alert] p")?.TextContent.Trim();

    public IHtmlFormElement Form(string action) =>
        Document.QuerySelectorAll<IHtmlFormElement>("form").First(form => form.GetAttribute("action") == action);
}
