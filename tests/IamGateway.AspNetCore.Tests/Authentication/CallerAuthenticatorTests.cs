using System.Net;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Tests.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace IamGateway.AspNetCore.Tests.Authentication;

public sealed class CallerAuthenticatorTests
{
    private readonly TestKeys _keys = new();
    private readonly TestSessions _sessions = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly SessionTokens _tokens;
    private readonly CallerAuthenticator _authenticator;
    private readonly string _token;

    public CallerAuthenticatorTests()
    {
        _tokens = new SessionTokens(_keys, The.Urls, _clock);
        _authenticator = new CallerAuthenticator(_sessions, _tokens, NullLogger<CallerAuthenticator>.Instance);
        _sessions.Browsers["cookie-secret"] = The.BrowserOf(The.Alice);
        _sessions.Callers["session-bob"] = The.Bob;
        _token = _tokens.Issue(The.Bob);
    }

    [Fact]
    public async Task Nothing_presented_is_anonymous_without_a_problem()
    {
        var authenticated = await AuthenticateAsync();
        Assert.Equal(new AuthenticatedRequest(Caller.Anonymous, null, AuthenticationProblem.None), authenticated);
    }

    [Fact]
    public async Task A_cookie_finds_the_sign_in_and_its_principal()
    {
        var authenticated = await AuthenticateAsync(cookie: "__Host-iamgateway=cookie-secret");
        Assert.Same(The.Alice, authenticated.Caller);
        Assert.Equal("signin-1", authenticated.Browser?.SignInId);
        Assert.Equal(AuthenticationProblem.None, authenticated.Problem);
    }

    [Fact]
    public async Task A_person_who_has_not_chosen_is_signed_in_and_anonymous()
    {
        _sessions.Browsers["cookie-secret"] = The.BrowserOf(null);
        var authenticated = await AuthenticateAsync(cookie: "__Host-iamgateway=cookie-secret");
        Assert.True(authenticated.Caller.IsAnonymous);
        Assert.NotNull(authenticated.Browser);
        Assert.Equal(AuthenticationProblem.None, authenticated.Problem);
    }

    [Theory]
    [InlineData("Bearer ")]
    [InlineData("bearer ")]
    [InlineData("BEARER  ")]
    public async Task A_bearer_token_finds_its_session(string scheme)
    {
        var authenticated = await AuthenticateAsync(authorization: [scheme + _token]);
        Assert.Same(The.Bob, authenticated.Caller);
        Assert.Null(authenticated.Browser);
    }

    [Fact]
    public async Task A_bearer_token_decides_alone_beside_a_cookie()
    {
        var authenticated = await AuthenticateAsync("__Host-iamgateway=cookie-secret", authorization: [$"Bearer {_token}"]);
        Assert.Same(The.Bob, authenticated.Caller);
        Assert.Null(authenticated.Browser);
    }

    public static TheoryData<string[], AuthenticationProblem> BadHeaders => new()
    {
        { ["Bearer nonsense"],                                     AuthenticationProblem.Malformed },
        { ["Bearer"],                                              AuthenticationProblem.Malformed },
        { ["Bearer "],                                             AuthenticationProblem.Malformed },
        { ["Bearer x", "Bearer y"],                                AuthenticationProblem.Ambiguous },
        { ["Bearer x", "Basic YTpi"],                              AuthenticationProblem.Ambiguous },
        { ["Basic YTpi"],                                          AuthenticationProblem.Unsupported },
        { ["Bearer2 x"],                                           AuthenticationProblem.Unsupported },
        { [""],                                                    AuthenticationProblem.Unsupported },
        { ["AWS4-HMAC-SHA256 Credential=AKIA/x, Signature=00"],    AuthenticationProblem.Unsupported },
        { ["aws4-ecdsa-p256-sha256 Credential=AKIA/x"],            AuthenticationProblem.Unsupported },
    };

    [Theory, MemberData(nameof(BadHeaders))]
    public async Task A_bad_Authorization_header_is_a_problem_and_never_falls_back_to_the_cookie(string[] headers, AuthenticationProblem problem)
    {
        var authenticated = await AuthenticateAsync("__Host-iamgateway=cookie-secret", authorization: headers);
        Assert.Equal(new AuthenticatedRequest(Caller.Anonymous, null, problem), authenticated);
        Assert.Equal(0, _sessions.Questions);
    }

    [Theory]
    [InlineData("?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00", false, AuthenticationProblem.Unsupported)]
    [InlineData("?x-amz-signature=00", false, AuthenticationProblem.Unsupported)]
    [InlineData("?X-Amz-Algorithm=AWS4-HMAC-SHA256", true, AuthenticationProblem.Ambiguous)]
    [InlineData("?note=X-Amz-Algorithm", true, AuthenticationProblem.None)]
    public async Task A_signature_in_the_query_is_recognised(string query, bool withToken, AuthenticationProblem problem)
    {
        var authenticated = await AuthenticateAsync("__Host-iamgateway=cookie-secret", query, withToken ? [$"Bearer {_token}"] : []);
        Assert.Equal(problem, authenticated.Problem);
        Assert.Equal(problem != AuthenticationProblem.None, authenticated.Caller.IsAnonymous);
    }

    [Theory]
    [InlineData("__Host-iamgateway=cookie-secret; __host-iamgateway=other", AuthenticationProblem.Ambiguous)]
    [InlineData("__Host-iamgateway=\"cookie-secret\"", AuthenticationProblem.Malformed)]
    [InlineData("__Host-iamgateway=unknown", AuthenticationProblem.SessionEnded)]
    public async Task A_bad_cookie_is_a_problem(string cookie, AuthenticationProblem problem) =>
        Assert.Equal(new AuthenticatedRequest(Caller.Anonymous, null, problem), await AuthenticateAsync(cookie));

    [Fact]
    public async Task An_ended_session_ends_its_tokens_though_they_verify()
    {
        Assert.Same(The.Bob, (await AuthenticateAsync(authorization: [$"Bearer {_token}"])).Caller);
        _sessions.Callers.Remove("session-bob");
        var authenticated = await AuthenticateAsync(authorization: [$"Bearer {_token}"]);
        Assert.Equal(new AuthenticatedRequest(Caller.Anonymous, null, AuthenticationProblem.SessionEnded), authenticated);
    }

    [Fact]
    public async Task A_source_that_fails_makes_nobody_of_the_caller()
    {
        _sessions.Failure = new InvalidOperationException("the store is away");
        Assert.Equal(AuthenticationProblem.Unavailable, (await AuthenticateAsync("__Host-iamgateway=cookie-secret")).Problem);
        Assert.Equal(AuthenticationProblem.Unavailable, (await AuthenticateAsync(authorization: [$"Bearer {_token}"])).Problem);
    }

    [Fact]
    public async Task A_request_is_authenticated_once()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = "__Host-iamgateway=cookie-secret";
        var first = await _authenticator.AuthenticateAsync(context);
        var second = await _authenticator.AuthenticateAsync(context);
        Assert.Equal(first, second);
        Assert.Equal(1, _sessions.Questions);
    }

    [Fact]
    public async Task The_wire_is_read_as_strictly()
    {
        await using var host = await IamHost.StartAsync();
        host.Policies.Sets = new(TestPolicies.Set(("orders", TestPolicies.AllowOrders)));
        var token = host.Token(The.Bob);
        var cookie = host.SignIn(The.Alice);

        Assert.Contains("allowed arn:aws:iam::111122223333:user/ops/bob", await host.SendRawAsync("GET /orders/7 HTTP/1.1", $"Authorization: Bearer {token}"), StringComparison.Ordinal);
        Assert.Contains("allowed arn:aws:sts", await host.SendRawAsync("GET /orders/7 HTTP/1.1", $"Cookie: {cookie}"), StringComparison.Ordinal);
        Assert.Contains(" 401 ", await host.SendRawAsync("GET /orders/7 HTTP/1.1", $"Authorization: Bearer {token}", $"authorization: Bearer {token}"), StringComparison.Ordinal);
        Assert.Contains(" 401 ", await host.SendRawAsync("GET /orders/7 HTTP/1.1", $"Cookie: {cookie}", $"Cookie: {cookie}"), StringComparison.Ordinal);
        Assert.Contains(" 401 ", await host.SendRawAsync("GET /orders/7 HTTP/1.1", $"Cookie: {cookie}", $"Cookie: __HOST-iamgateway=x"), StringComparison.Ordinal);
        Assert.Contains(" 401 ", await host.SendRawAsync("GET /orders/7 HTTP/1.1", $"Authorization: Bearer {Forge.Token(TestKeys.New("key-1"))}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_credential_is_ever_logged()
    {
        await using var host = await IamHost.StartAsync();
        var token = host.Token(The.Bob);
        host.Sessions.Failure = new InvalidOperationException("the store is away");
        host.SignIn(The.Alice, "canary-cookie-5f1c");
        using var byToken = await host.SendAsync("GET", "/orders/7", ("Authorization", $"Bearer {token}"));
        using var byCookie = await host.SendAsync("GET", "/orders/7", ("Cookie", "__Host-iamgateway=canary-cookie-5f1c"));
        using var byBasic = await host.SendAsync("GET", "/orders/7", ("Authorization", "Basic canary-basic-77aa"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, byToken.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, byCookie.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, byBasic.StatusCode);
        Assert.Contains(host.Logs.Lines, line => line.Contains("2000", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs.Lines, line =>
            line.Contains(token.Split('.')[2], StringComparison.Ordinal)
            || line.Contains("canary-cookie-5f1c", StringComparison.Ordinal)
            || line.Contains("canary-basic-77aa", StringComparison.Ordinal));
    }

    private async Task<AuthenticatedRequest> AuthenticateAsync(string? cookie = null, string query = "", params string[] authorization)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        if (cookie is not null)
        {
            context.Request.Headers.Cookie = cookie;
        }

        if (authorization.Length > 0)
        {
            context.Request.Headers.Authorization = authorization;
        }

        return await _authenticator.AuthenticateAsync(context);
    }
}
