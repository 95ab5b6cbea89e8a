using System.Text.Json;
using IamGateway.Policy.Evaluation;
using IamGateway.Proxy.Tests.Fixtures;

namespace IamGateway.Proxy.Tests.Routes;

public sealed class GatewayDecisionTests
{
    private const string Order = "arn:aws:orders:us-east-1:123456789012:order";

    [Theory]
    [InlineData("GET", "/orders", "orders:ListOrders", "*", true)]
    [InlineData("HEAD", "/orders", "orders:ListOrders", "*", true)]
    [InlineData("POST", "/orders", "orders:CreateOrder", "*", true)]
    [InlineData("GET", "/orders/7", "orders:GetOrder", Order + "/7", true)]
    [InlineData("GET", "/orders/a%20b", "orders:GetOrder", Order + "/a b", true)]
    [InlineData("GET", "/orders/a*", "orders:GetOrder", Order + "/a*", true)]
    [InlineData("GET", "/public/a/b?x=1", "execute-api:Invoke", "arn:aws:execute-api:us-east-1:123456789012:public/$default/GET/public/a/b", true)]
    [InlineData("DELETE", "/public/", "execute-api:Invoke", "arn:aws:execute-api:us-east-1:123456789012:public/$default/DELETE/public/", true)]
    [InlineData("DELETE", "/orders/7", "orders:Unmapped", "arn:aws:orders:us-east-1:123456789012:DELETE/orders/7", false)]
    [InlineData("GET", "/ORDERS/7", "orders:Unmapped", "arn:aws:orders:us-east-1:123456789012:GET/ORDERS/7", false)]     // routed, for routing ignores case, but not mapped
    [InlineData("GET", "/orders/7/", "orders:Unmapped", "arn:aws:orders:us-east-1:123456789012:GET/orders/7/", false)]
    [InlineData("GET", "/PUBLIC/x", "execute-api:Invoke", "arn:aws:execute-api:us-east-1:123456789012:public/$default/GET/PUBLIC/x", false)]
    [InlineData("GET", "/API/x", "execute-api:Invoke", "arn:aws:execute-api:us-east-1:123456789012:api/$default/GET/API/x", false)]
    [InlineData("GET", "/dead/", "execute-api:Invoke", "arn:aws:execute-api:us-east-1:123456789012:dead/$default/GET/dead/", false)]
    public async Task A_request_stands_for_an_action_on_a_resource(string method, string target, string action, string resource, bool isMapped)
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var answer = await gateway.RequestAsync(method, target, $"Authorization: Bearer {gateway.Token(Configurations.AllowAll)}");
        var asked = gateway.Seams.OnlyDecision.Target;
        Assert.Equal((action, resource, isMapped), (asked.Action, asked.Resource, asked.IsMapped));
        Assert.Equal(isMapped ? 200 : 403, answer.Status);
        Assert.Equal(isMapped ? 1 : 0, gateway.Upstream.Seen.Count);
    }

    [Fact]
    public async Task Exactly_the_allowed_resource_passes()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var authorization = $"Authorization: Bearer {gateway.Token(Configurations.Allow("orders:GetOrder", Order + "/7"))}";
        Assert.Equal(200, (await gateway.GetAsync("/orders/7", authorization)).Status);
        Assert.Equal(403, (await gateway.GetAsync("/orders/8", authorization)).Status);
        Assert.Equal(403, (await gateway.GetAsync("/orders", authorization)).Status);
        Assert.Equal(403, (await gateway.GetAsync("/public/7", authorization)).Status);
        Assert.Single(gateway.Upstream.Seen);
    }

    [Fact]
    public async Task Query_and_header_become_context_keys()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var authorization = $"Authorization: Bearer {gateway.Token(Configurations.Allow("orders:GetOrder", "*", """{ "StringEquals": { "orders:Status": "open", "orders:Tier": "gold" } }"""))}";
        Assert.Equal(200, (await gateway.GetAsync("/orders/7?status=open", authorization, "X-Tier: gold")).Status);
        Assert.Equal(403, (await gateway.GetAsync("/orders/7?status=closed", authorization, "X-Tier: gold")).Status);
        Assert.Equal(403, (await gateway.GetAsync("/orders/7?status=open", authorization)).Status);
        Assert.Equal(400, (await gateway.GetAsync("/orders/7?status=closed&status=open", authorization, "X-Tier: gold")).Status);
        Assert.Equal(400, (await gateway.GetAsync("/orders/7?status=open", authorization, "X-Tier: gold", "X-Tier: silver")).Status);
        Assert.Equal("/orders/7?status=open", gateway.Upstream.Only.Target);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Authorization: Bearer nonsense\r\n")]
    [InlineData("Authorization: Basic YTpi\r\n")]
    [InlineData("Authorization: AWS4-HMAC-SHA256 Credential=x\r\n")]
    [InlineData("Cookie: __Host-iamgateway=unknown\r\n")]
    public async Task Without_a_credential_that_is_believed_nothing_is_forwarded(string headers)
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        gateway.Seams.ForEverybody = TestSeams.Compile(Configurations.AllowAll);
        var answer = await gateway.SendAsync($"GET /orders/7 HTTP/1.1\r\nHost: app.test\r\n{headers}\r\n");
        Assert.InRange(answer.Status, 401, 403);
        Assert.NotNull(answer.Header("X-IamGateway-Decision"));
        Assert.Empty(gateway.Upstream.Seen);
    }

    [Fact]
    public async Task A_tampered_expired_or_ended_session_is_denied()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var token = gateway.Token(Configurations.AllowAll);
        Assert.Equal(200, (await gateway.GetAsync("/public/x", $"Authorization: Bearer {token}")).Status);
        Assert.Equal(401, (await gateway.GetAsync("/public/x", $"Authorization: Bearer {token[..^4]}AAAA")).Status);
        gateway.Seams.End(gateway.Seams.Decisions.First().Caller);
        Assert.Equal(401, (await gateway.GetAsync("/public/x", $"Authorization: Bearer {token}")).Status);
        token = gateway.Token(Configurations.AllowAll);
        gateway.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(401, (await gateway.GetAsync("/public/x", $"Authorization: Bearer {token}")).Status);
        Assert.Single(gateway.Upstream.Seen);
    }

    [Fact]
    public async Task A_failure_while_deciding_is_a_denial()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var authorization = $"Authorization: Bearer {gateway.Token(Configurations.AllowAll)}";
        gateway.Seams.PoliciesFail = new InvalidOperationException("the store is away");
        var answer = await gateway.GetAsync("/public/x", authorization);
        Assert.True(answer.Status is 403 or 503, answer.Head);
        Assert.DoesNotContain("the store is away", answer.Body, StringComparison.Ordinal);
        Assert.Equal(DecisionReason.EvaluationFailed, gateway.Seams.OnlyDecision.Decision.Reason);
        gateway.Seams.PoliciesFail = null;
        gateway.Seams.IsTrailOpen = false;
        answer = await gateway.GetAsync("/public/x", authorization);
        Assert.True(answer.Status is 403 or 503, answer.Head);
        Assert.Empty(gateway.Upstream.Seen);
        gateway.Seams.IsTrailOpen = true;
        Assert.Equal(200, (await gateway.GetAsync("/public/x", authorization)).Status);
    }

    [Fact]
    public async Task An_upstream_that_is_away_is_a_problem_that_names_no_address()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var answer = await gateway.GetAsync("/dead", $"Authorization: Bearer {gateway.Token(Configurations.AllowAll)}");
        Assert.Equal(502, answer.Status);
        Assert.Equal("application/problem+json", answer.Header("Content-Type"));
        Assert.Equal(502, JsonDocument.Parse(answer.Body).RootElement.GetProperty("status").GetInt32());
        Assert.DoesNotContain("127.0.0.1", answer.Body + answer.Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_paths_stay_unknown()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        Assert.Equal(404, (await gateway.GetAsync("/nowhere")).Status);
        Assert.Empty(gateway.Seams.Decisions);
    }

    [Fact]
    public async Task Routes_without_a_service_are_named_at_start()
    {
        await using var gateway = await TestGateway.StartAsync(Configurations.Usual);
        var named = gateway.Logs.Lines.Where(line => line.Id == 4102).Select(line => line.Text.Split(' ')[1]).Order(StringComparer.Ordinal);
        Assert.Equal(["admin", "api", "dead", "public"], named);
    }
}
