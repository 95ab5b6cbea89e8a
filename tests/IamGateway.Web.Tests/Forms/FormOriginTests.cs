using IamGateway.Web.Forms;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Web.Tests.Forms;

public sealed class FormOriginTests
{
    /// <summary>Scheme and host of the request, Sec-Fetch-Site, Origin, ours?</summary>
    public static TheoryData<string, string, string?, string?, bool> Cases => new()
    {
        { "https", "sso.test",       "same-origin",  null,                       true },
        { "https", "sso.test",       "same-site",    "https://sso.test",         false },   // a sister host; the browser's own word counts
        { "https", "sso.test",       "cross-site",   "https://evil.test",        false },
        { "https", "sso.test",       "none",         null,                       false },   // nobody types a post into the address bar
        { "https", "sso.test",       "same-origin",  "null",                     true },    // Referrer-Policy: no-referrer makes Origin null
        { "https", "sso.test",       null,           "https://sso.test",         true },
        { "https", "sso.test",       null,           "https://SSO.test",         true },
        { "https", "sso.test:8443",  null,           "https://sso.test:8443",    true },
        { "https", "sso.test",       null,           "https://sso.test:8443",    false },
        { "https", "sso.test",       null,           "http://sso.test",          false },   // https never comes down to http
        { "http",  "sso.test",       null,           "https://sso.test",         true },    // TLS ended before us
        { "http",  "localhost:8080", null,           "http://localhost:8080",    true },
        { "http",  "[::1]:8080",     null,           "http://[::1]:8080",        true },
        { "http",  "localhost:8080", null,           "http://127.0.0.1:8080",    false },
        { "https", "sso.test",       null,           "https://sso.test.evil.io", false },
        { "https", "sso.test",       null,           "https://evil.io/sso.test", false },
        { "https", "sso.test",       null,           "null",                     false },
        { "https", "sso.test",       null,           "",                         false },
        { "https", "sso.test",       null,           null,                       true },    // no browser: the antiforgery token decides
    };

    [Theory, MemberData(nameof(Cases))]
    public void Only_pages_of_this_host_may_post(string scheme, string host, string? site, string? origin, bool isOurs)
    {
        var request = new DefaultHttpContext().Request;
        request.Scheme = scheme;
        request.Host = new HostString(host);
        if (site is not null)
        {
            request.Headers["Sec-Fetch-Site"] = site;
        }

        if (origin is not null)
        {
            request.Headers.Origin = origin;
        }

        Assert.Equal(isOurs, FormOrigin.IsOurs(request));
    }

    [Fact]
    public void Two_origins_are_none_of_ours()
    {
        var request = new DefaultHttpContext().Request;
        request.Scheme = "https";
        request.Host = new HostString("sso.test");
        request.Headers.Origin = new(["https://sso.test", "https://sso.test"]);

        Assert.False(FormOrigin.IsOurs(request));
    }
}
