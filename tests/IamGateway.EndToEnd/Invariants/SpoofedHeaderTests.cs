using IamGateway.EndToEnd.Programs;

namespace IamGateway.EndToEnd.Invariants;

/// <summary>No value that a client sends reaches the upstream as an identity, and only configured proxies say where a client is.</summary>
[Trait("Peer", "curl")]
public sealed class SpoofedHeaderTests(DemoGateway demo) : IClassFixture<DemoGateway>
{
    /// <summary>Grepped for in the bytes that arrive at the upstream.</summary>
    private const string Forged = "forged-by-the-client";

    public static TheoryData<string[]> IdentityHeaders =>
    [
        ["X-IamGateway-Identity"],
        ["x-iamgateway-identity"],
        ["X-IAMGATEWAY-IDENTITY"],
        ["X-IamGateway-Identity", "X-IamGateway-Identity"],
        ["X-IamGateway-Identity", "x-iamgateway-IDENTITY"],
        ["X_IamGateway_Identity"],
        ["X-IamGateway_Identity"],
        ["x_iamgateway-identity"],
        ["X.IamGateway.Identity"],
        ["X-IamGateway-Identity "],
        ["X-IamGateway-Identity\t"],
        ["X-IamGateway-Other"],
        ["X-User"],
        ["X_User"],
        ["X-Forwarded-User"],
        ["X-Forwarded-Email"],
        ["X-Remote-User"],
        ["Remote-User"],
        ["REMOTE_USER"],
        ["X-Auth-Request-User"],
        ["X-Pomerium-Jwt-Assertion"],
        ["X-Amzn-Oidc-Data"],
        ["X-Goog-Authenticated-User-Email"],
        ["Cf-Access-Jwt-Assertion"],
    ];

    public static TheoryData<string> ForwardingHeaders =>
    [
        "X-Forwarded-For: 127.0.0.1",
        "x-forwarded-for: 127.0.0.1, 127.0.0.1",
        "X-Forwarded-For: ::1",
        "X_Forwarded_For: 127.0.0.1",
        "X-Real-IP: 127.0.0.1",
        "Forwarded: for=127.0.0.1",
        "Forwarded: for=\"[::1]\";proto=https",
        "X-Client-IP: 127.0.0.1",
        "True-Client-IP: 127.0.0.1",
        "CF-Connecting-IP: 127.0.0.1",
        "X-Original-Forwarded-For: 127.0.0.1",
        "X-Cluster-Client-IP: 127.0.0.1",
    ];

    /// <summary>Each asks for an order, which is allowed, and tells somebody behind the gateway that it asked for something else.</summary>
    public static TheoryData<string> RewritingHeaders =>
    [
        "X-Original-URL: /reports/revenue",
        "X-Rewrite-URL: /reports/revenue",
        "X-Forwarded-Uri: /reports/revenue",
        "X-Forwarded-Prefix: /reports/revenue",
        "X-HTTP-Method-Override: DELETE",
        "X-HTTP-Method: DELETE",
        "X-Method-Override: DELETE",
        "X-Forwarded-Host: evil.example",
        "X-Forwarded-Proto: https",
    ];

    [Theory, MemberData(nameof(IdentityHeaders))]
    public async Task An_identity_that_a_client_sends_never_arrives(string[] names)
    {
        await AssertNothingForgedArrivesAsync([.. names.SelectMany(name => new[] { "-H", $"{name}: {Forged}" })]);
    }

    /// <summary>RFC 9110, 7.6.1: the next hop removes what Connection lists; ours must not be on that list.</summary>
    [Theory]
    [InlineData("Connection: X-IamGateway-Identity")]
    [InlineData("Connection: close, x-iamgateway-identity")]
    [InlineData("Connection: keep-alive, X-IamGateway-Identity, Authorization")]
    public async Task The_identity_cannot_be_taken_away_by_the_connection_header(string header)
    {
        await AssertNothingForgedArrivesAsync(["-H", header]);
    }

    [Theory, MemberData(nameof(ForwardingHeaders))]
    public async Task A_stranger_s_forwarding_header_does_not_move_him_into_the_office(string header)
    {
        Assert.Equal(200, (await demo.AsDeveloperAsync("/orders/1")).Status); // the control: in the office
        demo.Upstream.TakeOne();

        var answer = await demo.AsDeveloperAsync("/orders/1", "--interface", "127.0.0.2", "-H", header);

        Assert.True(answer.Status is 400 or 403, answer.Head);
        Assert.Empty(demo.Upstream.Requests);
    }

    [Theory, MemberData(nameof(RewritingHeaders))]
    public async Task A_header_that_rewrites_the_request_does_not_arrive(string header)
    {
        var answer = await demo.AsDeveloperAsync("/orders/1", "-H", header);

        Assert.Equal(200, answer.Status);
        var (name, value) = (header.Split(": ")[0], header.Split(": ")[1]);
        var request = demo.Upstream.TakeOne();
        Assert.Equal(("GET", "/orders/1"), (request.Method, request.Target));
        Assert.DoesNotContain(value, request.Values(name));
    }

    [Fact]
    public async Task The_caller_s_own_credentials_do_not_arrive()
    {
        var answer = await demo.AsDeveloperAsync("/orders/1", "-H", "Cookie: app=keep; __Host-iamgateway.antiforgery=secret");

        Assert.True(answer.Status == 200, answer.Head);
        var request = demo.Upstream.TakeOne();
        Assert.Empty(request.Values("Authorization"));
        Assert.Contains("app=keep", Assert.Single(request.Values("Cookie")), StringComparison.Ordinal);
        Assert.DoesNotContain("iamgateway", string.Concat(request.Values("Cookie")), StringComparison.OrdinalIgnoreCase);
    }

    private async Task AssertNothingForgedArrivesAsync(string[] arguments)
    {
        var answer = await demo.AsDeveloperAsync("/orders/1", arguments);

        if (answer.Status == 400)
        {
            Assert.Empty(demo.Upstream.Requests);
            return;
        }

        Assert.True(answer.Status == 200, answer.Head);
        var request = demo.Upstream.TakeOne();
        await UpstreamToken.VerifyAsync(demo.Process, request, audience: "orders");
        Assert.DoesNotContain(Forged, request.Head, StringComparison.Ordinal);
    }
}
