using System.Text.Json;
using IamGateway.Proxy.Tests.Fixtures;

namespace IamGateway.Proxy.Tests.Requests;

/// <summary>Over a real socket: also what Kestrel refuses by itself is asserted, for the promise is ours.</summary>
public sealed class RequestIntakeTests
{
    private const string Host = "Host: app.test\r\n";

    /// <summary>Whole requests; the status that answers them, 0 for a connection closed without one.</summary>
    public static TheoryData<string, string, int[]> Ambiguous => new()
    {
        { "absolute form", $"GET http://app.test/public/x HTTP/1.1\r\n{Host}\r\n", [400] },
        { "asterisk", $"OPTIONS * HTTP/1.1\r\n{Host}\r\n", [400] },
        { "authority form", $"CONNECT app.test:443 HTTP/1.1\r\nHost: app.test:443\r\n\r\n", [400, 405] },
        { "connect with a path", $"CONNECT /public/x HTTP/1.1\r\n{Host}\r\n", [400, 405] },
        { "trace", $"TRACE /public/x HTTP/1.1\r\n{Host}\r\n", [405] },
        { "lower-case method", $"get /public/x HTTP/1.1\r\n{Host}\r\n", [400] },
        { "mixed-case method", $"Get /public/x HTTP/1.1\r\n{Host}\r\n", [400] },
        { "method with punctuation", $"GET* /public/x HTTP/1.1\r\n{Host}\r\n", [400] },
        { "CL and TE", $"POST /public/x HTTP/1.1\r\n{Host}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", [400] },
        { "TE obfuscated", $"POST /public/x HTTP/1.1\r\n{Host}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", [400] },
        { "TE twice", $"POST /public/x HTTP/1.1\r\n{Host}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n", [400] },
        { "CL twice", $"POST /public/x HTTP/1.1\r\n{Host}Content-Length: 0\r\nContent-Length: 5\r\n\r\nabcde", [400] },
        { "CL list", $"POST /public/x HTTP/1.1\r\n{Host}Content-Length: 0, 5\r\n\r\nabcde", [400] },
        { "bare LF in a header", $"GET /public/x HTTP/1.1\r\n{Host}A: b\nX: y\r\n\r\n", [400] },
        { "bare CR in a header", $"GET /public/x HTTP/1.1\r\n{Host}A: b\rX: y\r\n\r\n", [400] },
        { "NUL in a header", $"GET /public/x HTTP/1.1\r\n{Host}A: b\0c\r\n\r\n", [400] },
        { "space before the colon", $"GET /public/x HTTP/1.1\r\n{Host}X-User : root\r\n\r\n", [400] },
        { "folded header", $"GET /public/x HTTP/1.1\r\n{Host}A: b\r\n c\r\n\r\n", [400] },
        { "two hosts", $"GET /public/x HTTP/1.1\r\n{Host}Host: evil.test\r\n\r\n", [400] },
        { "no host", "GET /public/x HTTP/1.1\r\n\r\n", [400] },
        { "host with a path", "GET /public/x HTTP/1.1\r\nHost: app.test/evil\r\n\r\n", [400] },
        { "two Authorization headers", $"GET /public/x HTTP/1.1\r\n{Host}Authorization: a\r\nAuthorization: b\r\n\r\n", [400] },
        { "two Cookie headers", $"GET /public/x HTTP/1.1\r\n{Host}Cookie: a=1\r\nCookie: b=2\r\n\r\n", [400] },
        { "underscore in a name", $"GET /public/x HTTP/1.1\r\n{Host}X_IamGateway_Identity: root\r\n\r\n", [400] },
        { "dot in a name", $"GET /public/x HTTP/1.1\r\n{Host}X.IamGateway.Identity: root\r\n\r\n", [400] },
        { "connection lists ours", $"GET /public/x HTTP/1.1\r\n{Host}Connection: X-IamGateway-Identity\r\n\r\n", [400] },
        { "connection lists host", $"GET /public/x HTTP/1.1\r\n{Host}Connection: host\r\n\r\n", [400] },
        { "h2c", $"GET /public/x HTTP/1.1\r\n{Host}Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n", [400] },
        { "long path", $"GET /public/{new string('a', 5000)} HTTP/1.1\r\n{Host}\r\n", [400] },
        { "line too long", $"GET /public/{new string('a', 20000)} HTTP/1.1\r\n{Host}\r\n", [414] },
        { "fragment", $"GET /public/x#/admin HTTP/1.1\r\n{Host}\r\n", [400] },
        { "raw high byte", $"GET /public/\u00e9 HTTP/1.1\r\n{Host}\r\n", [400] },
        { "no version", $"GET /public/x\r\n{Host}\r\n", [400, 505] },
    };

    [Theory, MemberData(nameof(Ambiguous))]
    public async Task An_ambiguous_request_is_refused_and_its_connection_closed(string name, string request, int[] statuses)
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var token = gateway.Token(Configurations.AllowAll);
        var answer = await gateway.SendAsync(request.Replace(Host, $"{Host}Authorization: Bearer {token}\r\n", StringComparison.Ordinal));
        Assert.True(statuses.Contains(answer.Status), $"{name}: {answer.Head}");
        Assert.Equal("close", answer.Header("Connection"));
        Assert.Empty(gateway.Upstream.Seen);
        Assert.Empty(gateway.Seams.Decisions);
    }

    [Fact]
    public async Task Plain_requests_pass_beside_them()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var authorization = $"Authorization: Bearer {gateway.Token(Configurations.AllowAll)}";
        Assert.Equal(200, (await gateway.GetAsync("/public/x?q=1", "Connection: keep-alive", authorization)).Status);
        Assert.Equal(200, (await gateway.RequestAsync("PROPFIND", "/public/x", authorization)).Status);
        Assert.Equal(200, (await gateway.SendAsync($"POST /public/x HTTP/1.1\r\n{Host}{authorization}\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n")).Status);
        Assert.Equal(["GET", "PROPFIND", "POST"], gateway.Upstream.Seen.Select(request => request.Method));
    }

    [Theory]
    [InlineData("Connection: close, X-IamGateway-Identity")]
    [InlineData("Connection: keep-alive, X-IamGateway-Identity, Host")]
    [InlineData("Connection: close\r\nConnection: x-iamgateway-identity")]
    public async Task Listing_our_header_beside_an_option_that_is_known_takes_nothing_away(string connection)
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        Assert.Equal(200, (await gateway.GetAsync("/public/x", connection, $"Authorization: Bearer {gateway.Token(Configurations.AllowAll)}")).Status);
        Assert.Single(gateway.Upstream.Only.All("X-IamGateway-Identity"));
        Assert.Empty(gateway.Upstream.Only.All("Connection"));
    }

    [Fact]
    public async Task Bodies_are_framed_anew_towards_the_upstream()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var authorization = $"Authorization: Bearer {gateway.Token(Configurations.AllowAll)}\r\n";
        Assert.Equal(200, (await gateway.SendAsync($"POST /public/x HTTP/1.1\r\n{Host}{authorization}Content-Length: +5\r\n\r\nabcde")).Status);
        Assert.Equal(200, (await gateway.SendAsync($"POST /public/x HTTP/1.1\r\n{Host}{authorization}Transfer-Encoding: chunked\r\n\r\n5;x=y\r\nabcde\r\n0\r\nX-IamGateway-Identity: root\r\n\r\n")).Status);
        Assert.Equal(["abcde", "abcde"], gateway.Upstream.Seen.Select(request => request.Body));
        Assert.Equal(["5"], gateway.Upstream.Seen.First().All("Content-Length"));
    }

    [Fact]
    public async Task A_refusal_is_a_problem_that_repeats_nothing_of_the_request()
    {
        await using var gateway = await TestGateway.StartAsync("{}");
        var answer = await gateway.GetAsync("/.iam/%2fcanary");
        Assert.Equal("application/problem+json", answer.Header("Content-Type"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        var problem = JsonDocument.Parse(answer.Body).RootElement;
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        Assert.Equal("Bad Request", problem.GetProperty("title").GetString());
        Assert.DoesNotContain("canary", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gateways_own_endpoints_are_behind_the_same_door()
    {
        await using var gateway = await TestGateway.StartAsync("{}");
        Assert.Equal(200, (await gateway.GetAsync("/.iam/echo")).Status);
        Assert.Equal(400, (await gateway.GetAsync("/x/../.iam/echo")).Status);
        Assert.Equal(400, (await gateway.GetAsync("//.iam/echo")).Status);
        Assert.Equal(404, (await gateway.GetAsync("/nothing/here")).Status);
    }
}
