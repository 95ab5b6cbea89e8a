using IamGateway.Proxy.Tests.Fixtures;

namespace IamGateway.Proxy.Tests.Requests;

public sealed class ClientAddressTests
{
    private const string Trusting = """{ "IamGateway": { "KnownProxies": [ "127.0.0.1", "10.0.0.0/8" ] } }""";

    [Theory]
    [InlineData("192.0.2.9", "192.0.2.9")]
    [InlineData("6.6.6.6, 192.0.2.9", "192.0.2.9")]                      // only the rightmost untrusted hop was seen by a proxy of ours
    [InlineData("6.6.6.6, 192.0.2.9, 10.1.1.1", "192.0.2.9")]
    [InlineData("garbage, 192.0.2.9", "192.0.2.9")]
    [InlineData("10.9.9.9, 10.1.1.1", "10.9.9.9")]                       // all known: the farthest
    [InlineData("192.0.2.9:4711", "192.0.2.9")]
    [InlineData("::ffff:192.0.2.9", "192.0.2.9")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("[2001:db8::1]:443", "2001:db8::1")]
    public async Task A_known_proxys_client_is_the_rightmost_hop_that_is_not_known(string header, string client)
    {
        await using var gateway = await TestGateway.StartAsync(Trusting);
        var answer = await gateway.GetAsync("/.iam/echo", $"X-Forwarded-For: {header}");
        Assert.Equal($"{client}|http|app.test", answer.Body);
    }

    [Theory]
    [InlineData("X-Forwarded-For: unknown")]
    [InlineData("X-Forwarded-For: 192.0.2.9,")]
    [InlineData("X-Forwarded-For: 3221225985")]
    [InlineData("X-Forwarded-For: _hidden")]
    [InlineData("X-Forwarded-For: 192.0.2.9 10.0.0.1")]
    [InlineData("X-Forwarded-Proto: https, http")]
    [InlineData("X-Forwarded-Proto: javascript")]
    [InlineData("X-Forwarded-Host: a.test, b.test")]
    [InlineData("X-Forwarded-Host: a.test/path")]
    [InlineData("X-Forwarded-Host: user@a.test")]
    public async Task A_known_proxys_header_that_cannot_be_read_is_400(string header)
    {
        await using var gateway = await TestGateway.StartAsync(Trusting);
        Assert.Equal(400, (await gateway.GetAsync("/.iam/echo", header)).Status);
    }

    [Fact]
    public async Task A_known_proxy_names_scheme_and_host()
    {
        await using var gateway = await TestGateway.StartAsync(Trusting);
        var answer = await gateway.GetAsync("/.iam/echo", "X-Forwarded-For: 192.0.2.9", "X-Forwarded-Proto: https", "X-Forwarded-Host: sso.example.com:8443");
        Assert.Equal("192.0.2.9|https|sso.example.com:8443", answer.Body);
    }

    [Fact]
    public async Task Nobody_else_names_anything_and_a_warning_names_the_peer_once_a_minute()
    {
        await using var gateway = await TestGateway.StartAsync("{}");
        for (var i = 0; i < 3; i++)
        {
            var answer = await gateway.GetAsync("/.iam/echo", "X-Forwarded-For: 192.0.2.9", "X-Forwarded-Proto: https", "X-Forwarded-Host: evil.test", "Forwarded: for=192.0.2.9");
            Assert.Equal("127.0.0.1|http|app.test", answer.Body);
        }
        Assert.Contains("127.0.0.1", Assert.Single(gateway.Logs.Lines, line => line.Id == 4001).Text, StringComparison.Ordinal);
        gateway.Clock.Advance(TimeSpan.FromMinutes(2));
        await gateway.GetAsync("/.iam/echo", "X-Real-IP: 192.0.2.9");
        Assert.Equal(2, gateway.Logs.Lines.Count(line => line.Id == 4001));
    }

    [Fact]
    public async Task The_client_of_a_known_proxy_is_what_policies_and_the_upstream_see()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual.Replace("\"IamGateway\": {", "\"IamGateway\": { \"KnownProxies\": [ \"127.0.0.1\" ],", StringComparison.Ordinal));
        var token = gateway.Token(Configurations.Allow("execute-api:Invoke", "*", """{ "IpAddress": { "aws:SourceIp": "192.0.2.0/24" } }"""));
        Assert.Equal(200, (await gateway.GetAsync("/public/x", $"Authorization: Bearer {token}", "X-Forwarded-For: 8.8.8.8, 192.0.2.9", "X-Forwarded-Proto: https", "X-Forwarded-Host: sso.test")).Status);
        Assert.Equal(403, (await gateway.GetAsync("/public/x", $"Authorization: Bearer {token}", "X-Forwarded-For: 192.0.2.9, 8.8.8.8")).Status);
        Assert.Equal(["192.0.2.9"], gateway.Upstream.Only.All("X-Forwarded-For"));
        Assert.Equal(["https"], gateway.Upstream.Only.All("X-Forwarded-Proto"));
        Assert.Equal(["sso.test"], gateway.Upstream.Only.All("X-Forwarded-Host"));
    }
}
