using System.Diagnostics.Metrics;
using System.Net;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.AspNetCore.Telemetry;
using IamGateway.Policy.Evaluation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace IamGateway.AspNetCore.Tests.Authorization;

public sealed class RequestAuthorizerTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly TestPolicies _policies = new();
    private readonly TestSink _sink = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly RequestAuthorizer _authorizer;

    public RequestAuthorizerTests()
    {
        var metrics = new IamMetrics(_services.GetRequiredService<IMeterFactory>());
        _authorizer = new RequestAuthorizer(_policies, _sink, metrics, _clock, NullLogger<RequestAuthorizer>.Instance);
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task What_a_policy_allows_is_allowed_and_recorded_with_its_statement()
    {
        Apply(TestPolicies.AllowOrders);
        var record = await AuthorizeAsync(The.Alice);

        Assert.True(record.Decision.IsAllowed);
        Assert.Equal("Orders", record.Decision.Statement?.Sid);
        Assert.Same(record, Assert.Single(_sink.Records));
        Assert.Equal(("192.0.2.9", "GET", "/orders/7", "app.example.com", "curl/8"), (record.SourceIp, record.Method, record.Path, record.Host, record.UserAgent));
        Assert.Equal(The.Start, record.Time);
        Assert.Matches("^[0-9a-f]{32}$", record.Id);
        Assert.NotEqual(record.Id, (await AuthorizeAsync(The.Alice)).Id);
    }

    [Fact]
    public async Task Without_policies_everything_is_denied()
    {
        var record = await AuthorizeAsync(The.Alice);
        Assert.Equal(new Decision(DecisionOutcome.ImplicitDeny, DecisionReason.NoIdentityPolicyAllows, null), record.Decision);
        Assert.Equal("NoIdentityPolicyAllows", record.Reason);
        Assert.False(record.NeedsMfa);
        Assert.Single(_sink.Records);
    }

    [Fact]
    public async Task A_target_that_is_not_mapped_is_denied_whatever_the_policies_allow()
    {
        Apply("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""");
        Assert.True((await AuthorizeAsync(The.Alice)).Decision.IsAllowed);
        var record = await AuthorizeAsync(The.Alice, The.Order with { IsMapped = false });
        Assert.False(record.Decision.IsAllowed);
        Assert.Equal("Unmapped", record.Reason);
    }

    [Fact]
    public async Task A_credential_that_is_not_believed_is_denied_and_named()
    {
        Apply(TestPolicies.AllowOrders);
        var context = Request();
        var record = await _authorizer.AuthorizeAsync(context, new(The.Alice, null, AuthenticationProblem.Expired), The.Order);
        Assert.False(record.Decision.IsAllowed);
        Assert.Equal("CredentialNotBelieved", record.Reason);
        Assert.Equal(AuthenticationProblem.Expired, Assert.Single(_sink.Records).Authentication);
    }

    [Fact]
    public async Task A_connection_without_an_address_is_denied()
    {
        Apply(TestPolicies.AllowOrders);
        var record = await AuthorizeAsync(The.Alice, change: context => context.Connection.RemoteIpAddress = null);
        Assert.Equal(Decision.Failed, record.Decision);
    }

    [Fact]
    public async Task Policies_that_cannot_be_found_deny()
    {
        Apply(TestPolicies.AllowOrders);
        _policies.Failure = new InvalidOperationException("the store is away");
        Assert.Equal(Decision.Failed, (await AuthorizeAsync(The.Alice)).Decision);
        Assert.Single(_sink.Records);
        _policies.Failure = null;
        Assert.True((await AuthorizeAsync(The.Alice)).Decision.IsAllowed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_decision_that_cannot_be_recorded_is_a_deny(bool throws)
    {
        Apply(TestPolicies.AllowOrders);
        _sink.Refuses = !throws;
        _sink.Failure = throws ? new IOException("disk full") : null;
        Assert.Equal(Decision.Failed, (await AuthorizeAsync(The.Alice)).Decision);
        _sink.Refuses = false;
        _sink.Failure = null;
        Assert.True((await AuthorizeAsync(The.Alice)).Decision.IsAllowed);
    }

    [Fact]
    public async Task A_denial_that_a_second_factor_would_lift_says_so()
    {
        Apply(TestPolicies.AllowOrders, TestPolicies.DenyWithoutMfa);
        var record = await AuthorizeAsync(The.Alice);
        Assert.Equal(DecisionReason.DenyStatement, record.Decision.Reason);
        Assert.Equal("NeedsMfa", record.Decision.Statement?.Sid);
        Assert.True(record.NeedsMfa);
        Assert.True((await AuthorizeAsync(The.AliceWithMfa)).Decision.IsAllowed);
    }

    [Fact]
    public async Task A_denial_that_a_second_factor_would_not_lift_asks_for_none()
    {
        Apply(TestPolicies.DenyWithoutMfa);                                  // nothing allows it either
        Assert.False((await AuthorizeAsync(The.Alice)).NeedsMfa);
        Apply(TestPolicies.AllowOrders, TestPolicies.DenyWithoutMfa, """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"orders:GetOrder","Resource":"*"}}""");
        Assert.False((await AuthorizeAsync(The.Alice)).NeedsMfa);
        Assert.False((await AuthorizeAsync(Caller.Anonymous)).NeedsMfa);
    }

    [Fact]
    public async Task Nothing_of_one_request_is_left_for_the_next()
    {
        Apply("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}}""");
        Assert.True((await AuthorizeAsync(The.AliceWithMfa)).Decision.IsAllowed);
        for (var again = 0; again < 3; again++)
        {
            var record = await AuthorizeAsync(The.Alice);
            Assert.False(record.Decision.IsAllowed);
            Assert.True(record.NeedsMfa);
        }
    }

    [Fact]
    public async Task A_tag_of_one_caller_never_serves_the_next()
    {
        Apply("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"orders"}}}}""");
        Assert.True((await AuthorizeAsync(The.Alice)).Decision.IsAllowed);
        Assert.False((await AuthorizeAsync(The.Bob)).Decision.IsAllowed);
    }

    [Fact]
    public async Task Latency_is_measured_by_the_clock()
    {
        _policies.Sets = new(TestPolicies.Set(("p", TestPolicies.AllowOrders)));
        var slow = new SlowPolicies(_policies, _clock);
        var metrics = new IamMetrics(_services.GetRequiredService<IMeterFactory>());
        var authorizer = new RequestAuthorizer(slow, _sink, metrics, _clock, NullLogger<RequestAuthorizer>.Instance);
        var record = await authorizer.AuthorizeAsync(Request(), new(The.Alice, null, AuthenticationProblem.None), The.Order);
        Assert.Equal(TimeSpan.FromMilliseconds(3), record.Latency);
    }

    private void Apply(params string[] policies) =>
        _policies.Sets = new(TestPolicies.Set([.. policies.Select((json, index) => ($"policy-{index}", json))]));

    private async Task<DecisionRecord> AuthorizeAsync(Caller caller, AccessTarget? target = null, Action<HttpContext>? change = null)
    {
        var context = Request();
        change?.Invoke(context);
        return await _authorizer.AuthorizeAsync(context, new(caller, null, AuthenticationProblem.None), target ?? The.Order);
    }

    private static DefaultHttpContext Request()
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.9");
        context.Request.Method = "GET";
        context.Request.Path = "/orders/7";
        context.Request.QueryString = new QueryString("?token=not-recorded");
        context.Request.Host = new HostString("app.example.com");
        context.Request.Headers.UserAgent = "curl/8";
        return context;
    }

    private sealed class SlowPolicies(TestPolicies policies, ManualTimeProvider clock) : IPrincipalPolicies
    {
        public ValueTask<PolicySets> GetAsync(Caller caller, CancellationToken cancellationToken)
        {
            clock.Advance(TimeSpan.FromMilliseconds(3));
            return policies.GetAsync(caller, cancellationToken);
        }
    }
}
