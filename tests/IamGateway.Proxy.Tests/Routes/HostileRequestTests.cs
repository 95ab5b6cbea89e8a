using System.Collections.Concurrent;
using IamGateway.Proxy.Requests;
using IamGateway.Proxy.Tests.Fixtures;
using IamGateway.Proxy.Tests.Requests;

namespace IamGateway.Proxy.Tests.Routes;

/// <summary>Thousands of hostile requests over raw sockets: what the upstream's socket saw is held against what was decided.</summary>
public sealed class HostileRequestTests
{
    private const int Parallel = 8;

    /// <summary>Where a proxied header could say who somebody is.</summary>
    private static readonly string[] Spoofed =
    [
        "X-IamGateway-Identity: root", "x-iamgateway-identity: root", "X-IAMGATEWAY-IDENTITY: root", "X_IamGateway_Identity: root", "X-IamGateway_Identity: root",
        "X.IamGateway.Identity: root", "X-IamGateway-Identity : root", "X-IamGateway-Identity: ", "X-IamGateway-Identity\t: root", " X-IamGateway-Identity: root",
        "X-IamGateway-Identity: a\r\nX-IamGateway-Identity: root", "A: b\r\n X-IamGateway-Identity: root", "A: b\nX-IamGateway-Identity: root", "A: b\rX-IamGateway-Identity: root",
        "Connection: X-IamGateway-Identity", "Connection: close, X-IamGateway-Identity\r\nX-IamGateway-Identity: root", "TE: trailers\r\nTrailer: X-IamGateway-Identity",
        "X-Forwarded-User: root", "X_Forwarded_User: root", "X-User: root", "Remote-User: root", "X-Remote-User: root", "X-Auth-Request-Email: root", "X-WebAuth-User: root",
        "X-Forwarded-For: 10.0.0.1", "Forwarded: for=10.0.0.1", "X-Real-IP: 10.0.0.1", "X-Original-URL: /admin", "X-Rewrite-URL: /admin", "X-Forwarded-Uri: /admin",
        "X-Forwarded-Prefix: /admin", "X-HTTP-Method-Override: DELETE", "X-Method-Override: DELETE", "X-Envoy-Original-Path: /admin", "X-Middleware-Subrequest: 1",
        "Proxy: http://evil/", "Proxy-Authorization: Basic cm9vdA==", "X-Amz-Security-Token: canary", "Cookie: app=1; __Host-iamgateway=canary; __host-IamGateway-x=canary",
    ];

    private static readonly string[] Methods = ["GET", "POST", "DELETE", "PATCH", "PROPFIND", "get", "Delete", "TRACE", "CONNECT", "X-CUSTOM"];

    [Fact]
    public async Task Every_request_that_reaches_the_upstream_was_allowed_on_the_same_method_and_path()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var token = gateway.Token(Configurations.Allow("execute-api:Invoke", "arn:aws:execute-api:*:*:public/*/public/*"));
        var cases = HostileTargets.Make(4_000, seed: 2_463_534_242).Select((target, i) => (Name: $"case-{i}", Method: Methods[i % 5 == 0 ? i / 5 % Methods.Length : 0], Target: target)).ToList();
        var statuses = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await System.Threading.Tasks.Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = Parallel }, async (one, _) =>
            statuses[one.Name] = (await gateway.RequestAsync(one.Method, one.Target, $"User-Agent: {one.Name}", $"Authorization: Bearer {token}")).Status);

        var decisions = gateway.Seams.Decisions.ToDictionary(record => record.UserAgent!, StringComparer.Ordinal);
        foreach (var seen in gateway.Upstream.Seen)
        {
            var record = decisions[seen.All("User-Agent").Single()];
            Assert.True(record.Decision.IsAllowed);
            Assert.Equal((record.Method, record.Path), (seen.Method, Uri.UnescapeDataString(seen.Path)));
            Assert.Null(CanonicalPath.Read(seen.Path, out var path));
            Assert.Equal(record.Path, path);
            Assert.StartsWith("/public/", seen.Path, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"(?i)\\|;|//|/\.{1,2}(/|$)|%2e|%2f|%5c|%00|%25[0-9a-f]", seen.Path);
        }
        Assert.Equal(statuses.Count(one => one.Value == 200), gateway.Upstream.Seen.Count);
        Assert.InRange(gateway.Upstream.Seen.Count, 100, cases.Count / 2);      // the generator makes harmless targets too
        Assert.InRange(statuses.Count(one => one.Value == 400), 500, cases.Count);
        Assert.DoesNotContain(statuses, one => one.Value >= 500);
    }

    [Fact]
    public async Task No_header_that_a_client_sent_reaches_the_upstream_as_an_identity()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var token = gateway.Token(Configurations.AllowAll);
        var cases = Spoofed.SelectMany(one => Spoofed.Select(other => $"{one}\r\n{other}")).Concat(Spoofed).ToList();
        var answered = new ConcurrentBag<int>();
        await System.Threading.Tasks.Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = Parallel }, async (headers, _) =>
            answered.Add((await gateway.GetAsync("/public/x", headers, $"Authorization: Bearer {token}")).Status));

        Assert.All(answered, status => Assert.True(status is 200 or 400 or 401, $"{status}"));
        Assert.InRange(gateway.Upstream.Seen.Count, cases.Count / 4, cases.Count - 1);
        foreach (var seen in gateway.Upstream.Seen)
        {
            Assert.StartsWith("eyJ", Assert.Single(seen.All("X-IamGateway-Identity")), StringComparison.Ordinal);
            Assert.Equal(["127.0.0.1"], seen.All("X-Forwarded-For"));
            Assert.All(seen.Headers, header => Assert.True(IsExpected(header.Name), header.Name));
            Assert.DoesNotContain("root", seen.Head, StringComparison.Ordinal);
            Assert.DoesNotContain("/admin", seen.Head, StringComparison.Ordinal);
            Assert.DoesNotContain("canary", seen.Head, StringComparison.Ordinal);
            Assert.DoesNotContain(token, seen.Head, StringComparison.Ordinal);
        }
    }

    private static bool IsExpected(string name) =>
        name.ToUpperInvariant() is "HOST" or "X-IAMGATEWAY-IDENTITY" or "X-FORWARDED-FOR" or "X-FORWARDED-HOST" or "X-FORWARDED-PROTO" or "COOKIE" or "A" or "TE" or "TRACEPARENT";
}
