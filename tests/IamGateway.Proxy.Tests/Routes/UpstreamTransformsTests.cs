using System.Text;
using System.Text.Json;
using IamGateway.Proxy.Tests.Fixtures;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.Proxy.Tests.Routes;

public sealed class UpstreamTransformsTests
{
    [Fact]
    public async Task The_upstream_gets_a_signed_identity_for_its_route_and_not_the_credential()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var token = gateway.Token(Configurations.AllowAll);
        await gateway.GetAsync("/public/x", $"Authorization: Bearer {token}", "Accept: text/plain");
        var seen = gateway.Upstream.Only;
        var parts = Assert.Single(seen.All("X-IamGateway-Identity")).Split('.');
        Assert.True(gateway.Seams.Current.ECDsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64UrlEncoder.DecodeBytes(parts[2]), System.Security.Cryptography.HashAlgorithmName.SHA256));
        var claims = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(parts[1])).RootElement;
        Assert.Equal("public", claims.GetProperty("aud").GetString());
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/Tester/alice", claims.GetProperty("sub").GetString());
        Assert.Empty(seen.All("Authorization"));
        Assert.Equal(["text/plain"], seen.All("Accept"));
        Assert.DoesNotContain(token, seen.Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_upstream_gets_the_applications_cookies_and_not_ours()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        gateway.Token(Configurations.AllowAll);
        Assert.Equal(200, (await gateway.GetAsync("/public/x", "Cookie: app=1; __Host-iamgateway=session-alice; theme=dark")).Status);
        Assert.Equal(["app=1; theme=dark"], gateway.Upstream.Only.All("Cookie"));
        Assert.Equal(200, (await gateway.GetAsync("/public/y", "Cookie: __Host-iamgateway=session-alice")).Status);
        Assert.Empty(gateway.Upstream.Seen.Last().All("Cookie"));
    }

    [Fact]
    public async Task Signing_headers_and_parameters_of_AWS_stay_behind()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var authorization = $"Authorization: Bearer {gateway.Token(Configurations.AllowAll)}";
        await gateway.GetAsync("/public/x?a=1%2F2&X-Amz-Security-Token=canary&x-%61mz-credential=canary&b=%20", authorization, "X-Amz-Security-Token: canary", "X-Amz-Date: canary", "X-Amz-Target: Orders.Get");
        Assert.DoesNotContain("canary", gateway.Upstream.Only.Head, StringComparison.Ordinal);
        Assert.Equal("/public/x?a=1%2F2&b=%20", gateway.Upstream.Only.Target);
        Assert.Equal(["Orders.Get"], gateway.Upstream.Only.All("X-Amz-Target"));
    }

    [Theory]
    [InlineData("/public/x?a=1&b=%2F..%2F&c=%252e&d=[1]|{2}&e=a+b&&=&f")]
    [InlineData("/public/x?")]
    [InlineData("/public/a%20b/caf%C3%A9/%7Bid%7D")]
    [InlineData("/public/a:b@c!$&'()*,=~+")]
    public async Task What_is_not_the_gateways_reaches_the_upstream_unchanged(string target)
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        Assert.Equal(200, (await gateway.GetAsync(target, $"Authorization: Bearer {gateway.Token(Configurations.AllowAll)}")).Status);
        Assert.Equal(Uri.UnescapeDataString(target), Uri.UnescapeDataString(gateway.Upstream.Only.Target));
    }

    [Fact]
    public async Task A_prefix_is_taken_off_and_put_on_after_the_decision_on_the_public_path()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var authorization = $"Authorization: Bearer {gateway.Token(Configurations.Allow("execute-api:Invoke", "arn:aws:execute-api:*:*:api/$default/GET/api/x"))}";
        Assert.Equal(200, (await gateway.GetAsync("/api/x", authorization)).Status);
        Assert.Equal(403, (await gateway.GetAsync("/api/v1/x", authorization)).Status);
        Assert.Equal("/v1/x", gateway.Upstream.Only.Path);
    }

    [Fact]
    public async Task Answers_cannot_set_our_cookie_or_show_what_serves_them()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        gateway.Upstream.ExtraHeaders = "Server: Secret/1.0\r\nX-IamGateway-Decision: forged\r\nSet-Cookie: app=1; Path=/\r\nSet-Cookie: __Host-iamgateway=evil; Path=/; Secure\r\nSet-Cookie: =__Host-iamgateway=evil\r\nETag: \"x\"\r\n";
        var answer = await gateway.GetAsync("/public/x", $"Authorization: Bearer {gateway.Token(Configurations.AllowAll)}");
        Assert.Equal("app=1; Path=/", answer.Header("Set-Cookie"));
        Assert.DoesNotContain("evil", answer.Head, StringComparison.Ordinal);
        Assert.DoesNotContain("forged", answer.Head, StringComparison.Ordinal);
        Assert.Null(answer.Header("Server"));
        Assert.Equal("\"x\"", answer.Header("ETag"));
    }
}
