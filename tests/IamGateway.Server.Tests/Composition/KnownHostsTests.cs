using System.Net;

namespace IamGateway.Server.Tests.Composition;

public sealed class KnownHostsTests
{
    private static readonly object Configuration = new
    {
        IamGateway = new { PublicUrl = "https://sso.example.com" },
        ReverseProxy = new
        {
            Routes = new { app = new { ClusterId = "app", Match = new { Path = "/{**rest}", Hosts = new[] { "app.example.com", "*.apps.example.com", "ported.example.com:8443" } } } },
            Clusters = new { app = new { Destinations = new { one = new { Address = "http://127.0.0.1:9/" } } } },
        },
    };

    [Theory]
    [InlineData("sso.example.com", true)]
    [InlineData("SSO.example.com", true)]
    [InlineData("app.example.com", true)]
    [InlineData("one.apps.example.com", true)]
    [InlineData("ported.example.com:8443", true)]
    [InlineData("ported.example.com:8444", false)]
    [InlineData("apps.example.com", false)]   // the wildcard needs a name before it
    [InlineData("evil-apps.example.com", false)]
    [InlineData("evil.example.org", false)]
    [InlineData("127.0.0.1", false)]   // a literal address names nobody in production
    [InlineData("sso.example.com.evil.org", false)]
    public async Task Only_the_public_url_and_the_routes_hosts_are_served(string host, bool served)
    {
        await using var gateway = await RunningGateway.StartAsync(Configuration);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/.iam/jwks.json");
        request.Headers.Host = host;
        var response = await gateway.Client.SendAsync(request);
        Assert.Equal(served ? HttpStatusCode.OK : HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("sso.example.com:99999")]
    [InlineData("sso.example.com:2147483648")]
    public async Task A_host_whose_port_is_none_is_malformed(string host)
    {
        await using var gateway = await RunningGateway.StartAsync(Configuration);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/.iam/jwks.json");
        Assert.True(request.Headers.TryAddWithoutValidation("Host", host));
        Assert.Equal(HttpStatusCode.BadRequest, (await gateway.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Paths_of_the_gateway_are_its_own_where_a_route_takes_every_path()
    {
        await using var gateway = await RunningGateway.StartAsync(Configuration);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/.iam/there-is-no-such-thing");
        request.Headers.Host = "app.example.com";
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.Client.SendAsync(request)).StatusCode);
    }
}
