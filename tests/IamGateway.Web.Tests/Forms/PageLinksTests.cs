using IamGateway.AspNetCore.Authentication;
using IamGateway.Web.Forms;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Web.Tests.Forms;

public sealed class PageLinksTests
{
    /// <summary>Public URL, host of the request, where the portal is.</summary>
    public static TheoryData<string, string, string> Hosts => new()
    {
        { "https://sso.test",       "sso.test",       "/" },
        { "https://sso.test",       "SSO.test",       "/" },
        { "https://sso.test",       "sso.test:443",   "/" },
        { "https://sso.test",       "app.test",       "/.iam/portal" },
        { "http://localhost:8080",  "localhost:8080", "/" },
        { "http://localhost:8080",  "localhost:9090", "/.iam/portal" },
        { "http://localhost:8080",  "localhost",      "/.iam/portal" },
    };

    [Theory, MemberData(nameof(Hosts))]
    public void The_portal_is_the_root_of_the_public_host_only(string publicUrl, string host, string portal)
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString(host);

        Assert.Equal(portal, PageLinks.Portal(request, new IamGatewayUrls(new Uri(publicUrl))));
    }

    [Fact]
    public void A_return_url_survives_inside_another() =>
        Assert.Equal(
            "/.iam/signin?returnUrl=%2F.iam%2Fmfa%3FreturnUrl%3D%252Forders%253Fa%253D1%2526b%253D2",
            PageLinks.Returning(PageLinks.SignIn, PageLinks.Returning(PageLinks.SecondFactor, "/orders?a=1&b=2")));
}
