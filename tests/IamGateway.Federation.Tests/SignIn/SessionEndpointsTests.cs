using System.Text.Json;
using IamGateway.AspNetCore.Authentication;
using IamGateway.Federation.SignIn;
using IamGateway.Federation.Tests.Hosting;

namespace IamGateway.Federation.Tests.SignIn;

public sealed class SessionEndpointsTests : IAsyncLifetime
{
    private FederationHost _host = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _host = await FederationHost.StartAsync();
        _browser = _host.NewBrowser();
        await Given.AccountAsync(_host);
        await Given.AssignmentAsync(_host, await Given.PersonAsync(_host));
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_cookie_gets_a_token_of_its_own_session()
    {
        await _browser.SignInAsync("alice", Given.Password);
        var answer = await _browser.PostAsync("/.iam/token");
        Assert.Equal((200, "no-store"), (answer.Status, answer.CacheControl));
        Assert.Equal(["token", "expires"], answer.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(_host.Clock.GetUtcNow() + TimeSpan.FromHours(1), answer.Json.GetProperty("expires").GetDateTimeOffset());

        using var program = _host.NewBrowser();
        program.Headers["Authorization"] = $"Bearer {answer.Json.GetProperty("token").GetString()}";
        var (byCookie, byToken) = (await _browser.WhoAmIAsync(), await program.WhoAmIAsync());
        Assert.Equal(byCookie.GetProperty("principal").GetString(), byToken.GetProperty("principal").GetString());
        Assert.Equal("alice", byToken.GetProperty("user").GetString());
        Assert.NotEqual(byCookie.GetProperty("session").GetProperty("id").GetString(), byToken.GetProperty("session").GetProperty("id").GetString());
        Assert.Contains(_host.Trail(), line => line.GetProperty("step").GetString() == "TokenIssued" && line.GetProperty("succeeded").GetBoolean());
    }

    [Fact]
    public async Task A_token_gets_no_further_token()
    {
        await _browser.SignInAsync("alice", Given.Password);
        var token = (await _browser.PostAsync("/.iam/token")).Json.GetProperty("token").GetString();
        using var program = _host.NewBrowser();
        program.Headers["Authorization"] = $"Bearer {token}";
        AssertProblem(await program.PostAsync("/.iam/token"), 401, "NotSignedIn");
    }

    [Fact]
    public async Task Nobody_gets_no_token() => AssertProblem(await _browser.PostAsync("/.iam/token"), 401, "NotSignedIn");

    [Fact]
    public async Task A_person_who_has_not_chosen_gets_no_token()
    {
        await Given.PersonAsync(_host, "bob");
        await _browser.SignInAsync("bob", Given.Password);
        AssertProblem(await _browser.PostAsync("/.iam/token"), 409, "NoPermissionSetChosen");
    }

    [Fact]
    public async Task A_sign_in_that_owes_a_second_factor_gets_no_token_and_is_told_so()
    {
        await using var host = await FederationHost.StartAsync(mfaAtSignIn: true);
        await Given.AccountAsync(host);
        await Given.AssignmentAsync(host, await Given.PersonAsync(host));
        using var browser = host.NewBrowser();
        await browser.SignInAsync("alice", Given.Password);
        AssertProblem(await browser.PostAsync("/.iam/token"), 401, "MfaDue");
    }

    [Theory]
    [InlineData("Origin", "https://evil.example", 401)]
    [InlineData("Origin", "null", 401)]
    [InlineData("Origin", "http://gateway.example", 401)]             // another scheme is another origin
    [InlineData("Origin", FederationHost.PublicUrl, 200)]
    [InlineData("Sec-Fetch-Site", "cross-site", 401)]
    [InlineData("Sec-Fetch-Site", "same-site", 401)]                  // an application behind the gateway
    [InlineData("Sec-Fetch-Site", "none", 401)]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    public async Task Only_a_page_of_the_same_origin_gets_a_token(string header, string value, int status)
    {
        await _browser.SignInAsync("alice", Given.Password);
        _browser.Headers[header] = value;
        Assert.Equal(status, (await _browser.PostAsync("/.iam/token")).Status);
    }

    [Fact]
    public async Task The_origin_that_was_called_is_its_own()
    {
        await _browser.SignInAsync("alice", Given.Password);
        _browser.Headers["Origin"] = _host.Address.GetLeftPart(UriPartial.Authority);
        Assert.Equal(200, (await _browser.PostAsync("/.iam/token")).Status);
    }

    [Fact]
    public async Task Whoami_has_exactly_its_members()
    {
        await _browser.SignInAsync("alice", Given.Password);
        var who = await _browser.WhoAmIAsync();
        Assert.Equal(["principal", "account", "user", "groups", "mfa", "sourceIp", "session"], who.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["id", "issuedAt", "expires"], who.GetProperty("session").EnumerateObject().Select(member => member.Name));
        Assert.Equal((Given.AccountId, "alice", "127.0.0.1"), (who.GetProperty("account").GetString(), who.GetProperty("user").GetString(), who.GetProperty("sourceIp").GetString()));
        Assert.Equal(_host.Clock.GetUtcNow(), who.GetProperty("session").GetProperty("issuedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Whoami_of_a_person_without_assignment_has_no_principal()
    {
        await Given.PersonAsync(_host, "bob");
        await _browser.SignInAsync("bob", Given.Password);
        var answer = await _browser.GetAsync("/.iam/whoami");
        Assert.Equal(200, answer.Status);
        Assert.Equal((JsonValueKind.Null, "bob"), (answer.Json.GetProperty("principal").ValueKind, answer.Json.GetProperty("user").GetString()));
    }

    [Theory]
    [InlineData("Authorization", "Bearer nonsense")]
    [InlineData("Authorization", "Basic YTpi")]
    [InlineData("Cookie", SessionCookie.Name + "=made-up")]
    [InlineData("Cookie", "a=b")]
    public async Task Whoami_of_nobody_is_a_problem(string header, string value)
    {
        _browser.Headers[header] = value;
        var answer = await _browser.GetAsync("/.iam/whoami");
        Assert.Equal((401, "application/problem+json"), (answer.Status, answer.MediaType));
    }

    [Fact]
    public async Task Sign_out_ends_the_cookie_and_the_tokens()
    {
        await _browser.SignInAsync("alice", Given.Password);
        using var program = _host.NewBrowser();
        program.Headers["Authorization"] = $"Bearer {(await _browser.PostAsync("/.iam/token")).Json.GetProperty("token").GetString()}";
        Assert.Equal(200, (await program.GetAsync("/.iam/whoami")).Status);
        using var thief = _host.NewBrowser();
        thief.Cookies[SessionCookie.Name] = _browser.SessionSecret!;

        Assert.Equal(204, (await _browser.PostAsync("/.iam/signout")).Status);
        Assert.Null(_browser.SessionSecret);
        Assert.Equal(401, (await thief.GetAsync("/.iam/whoami")).Status);
        Assert.Equal(401, (await program.GetAsync("/.iam/whoami")).Status);
        Assert.Contains(_host.Trail(), line => line.GetProperty("step").GetString() == "SignOut");
    }

    [Theory]
    [InlineData("Sec-Fetch-Mode", "navigate", 303)]
    [InlineData("Sec-Fetch-Mode", "cors", 204)]
    [InlineData("Accept", "text/html,application/xhtml+xml", 303)]
    [InlineData("Accept", "*/*", 204)]
    public async Task Sign_out_leads_a_form_to_the_sign_in_page(string header, string value, int status)
    {
        _browser.Headers[header] = value;
        var answer = await _browser.PostAsync("/.iam/signout");
        Assert.Equal((status, status == 303 ? "/.iam/signin" : null), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task A_foreign_page_signs_nobody_out()
    {
        await _browser.SignInAsync("alice", Given.Password);
        _browser.Headers["Origin"] = "https://evil.example";
        Assert.Equal(403, (await _browser.PostAsync("/.iam/signout")).Status);
        Assert.Equal(200, (await _browser.GetAsync("/.iam/whoami")).Status);
        Assert.Equal(405, (await _browser.GetAsync("/.iam/signout")).Status);
    }

    [Fact]
    public async Task The_key_set_has_public_members_only()
    {
        var answer = await _browser.GetAsync("/.iam/jwks.json");
        Assert.Equal((200, "public, max-age=300"), (answer.Status, answer.CacheControl));
        var key = Assert.Single(answer.Json.GetProperty("keys").EnumerateArray());
        Assert.Equal(["alg", "crv", "kid", "kty", "use", "x", "y"], key.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    private static void AssertProblem(Answer answer, int status, string code)
    {
        Assert.Equal((status, "application/problem+json"), (answer.Status, answer.MediaType));
        Assert.Equal(code, answer.Json.GetProperty("code").GetString());
    }
}
