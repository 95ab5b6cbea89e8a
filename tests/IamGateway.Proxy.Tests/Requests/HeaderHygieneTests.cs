using IamGateway.Proxy.Requests;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Proxy.Tests.Requests;

public sealed class HeaderHygieneTests
{
    [Theory]
    [InlineData("X-IamGateway-Identity")]
    [InlineData("x-iamgateway-anything")]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-FORWARDED-PREFIX")]
    [InlineData("Forwarded")]
    [InlineData("X-Auth-Request-User")]
    [InlineData("Remote-User")]
    [InlineData("X-Remote-User")]
    [InlineData("X-User")]
    [InlineData("X-Email")]
    [InlineData("X-Groups")]
    [InlineData("X-WebAuth-User")]
    [InlineData("X-Pomerium-Jwt-Assertion")]
    [InlineData("X-Amzn-Oidc-Data")]
    [InlineData("Cf-Access-Jwt-Assertion")]
    [InlineData("CF-Connecting-IP")]
    [InlineData("X-Ms-Client-Principal-Name")]
    [InlineData("Tailscale-User-Login")]
    [InlineData("Ssl-Client-Cert")]
    [InlineData("X-Original-URL")]
    [InlineData("X-Rewrite-URL")]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("X-HTTP-Method")]
    [InlineData("X-Method-Override")]
    [InlineData("X-Real-IP")]
    [InlineData("True-Client-IP")]
    [InlineData("X-Envoy-Original-Path")]
    [InlineData("X-Middleware-Subrequest")]
    [InlineData("Proxy")]
    [InlineData("Proxy-Authorization")]
    public void Headers_that_only_a_gateway_may_set_are_removed(string name)
    {
        var headers = new HeaderDictionary { [name] = "x", ["Accept"] = "y" };
        HeaderHygiene.Strip(headers);
        Assert.Equal(["Accept"], headers.Keys);
    }

    [Theory]
    [InlineData("Accept")]
    [InlineData("Authorization")]
    [InlineData("Cookie")]
    [InlineData("X-Requested-With")]
    [InlineData("X-User-Preference")]
    [InlineData("X-Tier")]
    [InlineData("Sec-WebSocket-Key")]
    [InlineData("X-Amz-Target")]
    public void Other_headers_stay(string name)
    {
        var headers = new HeaderDictionary { [name] = "x" };
        HeaderHygiene.Strip(headers);
        Assert.Null(HeaderHygiene.Problem(headers));
        Assert.Single(headers);
    }

    [Theory]
    [InlineData("X_Forwarded_User", "x")]
    [InlineData("X-IamGateway_Identity", "x")]
    [InlineData("x.user", "x")]
    [InlineData("my_header", "x")]
    [InlineData("Connection", "X-IamGateway-Identity")]
    [InlineData("Connection", "close, x-forwarded-for")]
    [InlineData("Connection", "Upgrade, HTTP2-Settings")]
    [InlineData("Upgrade", "h2c")]
    [InlineData("Upgrade", "websocket, h2c")]
    public void Ambiguous_headers_are_a_problem(string name, string value) => Assert.NotNull(HeaderHygiene.Problem(new HeaderDictionary { [name] = value }));

    [Theory]
    [InlineData("Authorization")]
    [InlineData("Cookie")]
    [InlineData("Content-Length")]
    [InlineData("Content-Type")]
    [InlineData("Host")]
    public void Headers_that_are_sent_once_must_not_come_twice(string name)
    {
        Assert.Null(HeaderHygiene.Problem(new HeaderDictionary { [name] = "1" }));
        Assert.NotNull(HeaderHygiene.Problem(new HeaderDictionary { [name] = new(["1", "1"]) }));
    }

    [Theory]
    [InlineData("Connection", "keep-alive, Upgrade")]
    [InlineData("Connection", "TE")]
    [InlineData("Connection", "close,")]
    [InlineData("Upgrade", "WebSocket")]
    public void Connections_may_be_kept_closed_and_upgraded(string name, string value) => Assert.Null(HeaderHygiene.Problem(new HeaderDictionary { [name] = value }));
}
