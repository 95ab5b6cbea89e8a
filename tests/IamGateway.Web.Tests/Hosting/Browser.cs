using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace IamGateway.Web.Tests.Hosting;

/// <summary>A browser without scripts: keeps cookies, sends forms as its user would, and follows nothing by itself.</summary>
internal sealed class Browser(Uri address, string host = PageHost.PublicHost) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };

    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    public Task<BrowserAnswer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>Posts fields as they are, as a form of our own site.</summary>
    public Task<BrowserAnswer> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields), headers.Length > 0 ? headers : [("Sec-Fetch-Site", "same-origin")]);

    /// <summary>Fills in and sends the form of a page that posts to a path.</summary>
    public Task<BrowserAnswer> SubmitAsync(BrowserAnswer page, string action, params (string Name, string Value)[] typed) =>
        PostAsync(action, Fields(page.Form(action), typed));

    /// <summary>The fields of a form with what is typed into them.</summary>
    public static Dictionary<string, string> Fields(IHtmlFormElement form, params (string Name, string Value)[] typed)
    {
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input").ToDictionary(input => input.Name!, input => input.Value, StringComparer.Ordinal);
        foreach (var (name, value) in typed)
        {
            Assert.Contains(name, fields.Keys);
            fields[name] = value;
        }

        return fields;
    }

    public async Task<BrowserAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Host = host;
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await _client.SendAsync(request);
        Keep(response);
        var html = await response.Content.ReadAsStringAsync();
        var document = await BrowsingContext.New(Configuration.Default).OpenAsync(answer => answer.Content(html));
        return new(response, html, document);
    }

    public void Dispose() => _client.Dispose();

    private void Keep(HttpResponseMessage response)
    {
        foreach (var line in response.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
        {
            var pair = line.Split(';')[0].Split('=', 2);
            if (pair[1].Length > 0)
            {
                Cookies[pair[0]] = pair[1];
            }
            else
            {
                Cookies.Remove(pair[0]);
            }
        }
    }
}
