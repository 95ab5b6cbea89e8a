using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;

namespace IamGateway.AspNetCore.Tests.Authorization;

public sealed class DenialAnswerTests : IAsyncLifetime
{
    private static readonly (string, string) Navigates = ("Sec-Fetch-Mode", "navigate");

    private IamHost _host = null!;

    public async Task InitializeAsync() => _host = await IamHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_program_without_a_credential_is_told_to_authenticate_and_nothing_of_policies()
    {
        using var response = await _host.SendAsync("GET", "/orders/7");
        var problem = await ProblemAsync(response, HttpStatusCode.Unauthorized);
        var id = Assert.Single(_host.Sink.Records).Id;

        Assert.Equal("Bearer realm=\"https://sso.example.com\"", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("private, no-store", string.Join(", ", response.Headers.GetValues("Cache-Control").SelectMany(value => value.Split(", ")).OrderDescending()));
        Assert.Contains("Accept", response.Headers.Vary);
        Assert.Equal(id, response.Headers.GetValues("X-IamGateway-Decision").Single());
        Assert.Equal(id, problem.GetProperty("decisionId").GetString());
        Assert.Equal("orders:GetOrder", problem.GetProperty("action").GetString());
        Assert.Equal(The.Order.Resource, problem.GetProperty("resource").GetString());
        Assert.Equal("NotAuthenticated", problem.GetProperty("reason").GetString());
        Assert.Equal($"User: anonymous is not authorized to perform: orders:GetOrder on resource: {The.Order.Resource} because no credential was presented", problem.GetProperty("detail").GetString());
        Assert.False(problem.TryGetProperty("statement", out _));
        Assert.False(problem.TryGetProperty("encodedAuthorizationMessage", out _));
    }

    [Fact]
    public async Task A_program_with_a_bad_token_is_told_that_the_token_is_bad()
    {
        var token = _host.Token(The.Bob);
        _host.Clock.Advance(TimeSpan.FromHours(1));
        using var response = await _host.SendAsync("GET", "/orders/7", ("Authorization", $"Bearer {token}"));
        var problem = await ProblemAsync(response, HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer realm=\"https://sso.example.com\", error=\"invalid_token\", error_description=\"The credential has expired\"", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("Expired", problem.GetProperty("credential").GetString());
    }

    [Fact]
    public async Task A_denied_program_is_told_which_allow_is_missing()
    {
        using var response = await SendAsBobAsync("GET");
        var problem = await ProblemAsync(response, HttpStatusCode.Forbidden);
        Assert.Empty(response.Headers.WwwAuthenticate);
        Assert.Equal("NoIdentityPolicyAllows", problem.GetProperty("reason").GetString());
        Assert.Equal(
            $"User: {The.Bob.Arn} is not authorized to perform: orders:GetOrder on resource: {The.Order.Resource} because no identity-based policy allows the orders:GetOrder action",
            problem.GetProperty("detail").GetString());
        Assert.False(problem.TryGetProperty("statement", out _));
    }

    [Fact]
    public async Task A_denied_program_is_told_which_statement_decided_and_gets_the_details_sealed()
    {
        _host.Policies.Sets = new(TestPolicies.Set(
            ("orders", TestPolicies.AllowOrders),
            ("arn:aws:iam::111122223333:policy/Office", """{"Version":"2012-10-17","Statement":[{"Sid":"Office","Effect":"Deny","Action":"*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}]}""")));
        using var response = await SendAsBobAsync("GET");
        var problem = await ProblemAsync(response, HttpStatusCode.Forbidden);
        Assert.EndsWith("with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/Office", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var statement = problem.GetProperty("statement");
        Assert.Equal(
            ("arn:aws:iam::111122223333:policy/Office", "v1", "Office", 0),
            (statement.GetProperty("policy").GetString(), statement.GetProperty("version").GetString(), statement.GetProperty("sid").GetString(), statement.GetProperty("index").GetInt32()));
        var encoded = problem.GetProperty("encodedAuthorizationMessage").GetString()!;
        using var sealedDetails = JsonDocument.Parse(Convert.FromBase64String(encoded["sealed.".Length..]));
        Assert.Equal(The.Bob.Arn, sealedDetails.RootElement.GetProperty("principal").GetString());
        Assert.Equal("127.0.0.1", sealedDetails.RootElement.GetProperty("sourceIp").GetString());
    }

    [Fact]
    public async Task A_program_that_lacks_a_second_factor_is_challenged_for_one()
    {
        RequireMfa();
        using var response = await SendAsBobAsync("DELETE");
        var problem = await ProblemAsync(response, HttpStatusCode.Unauthorized);
        Assert.Equal(
            "Bearer realm=\"https://sso.example.com\", error=\"insufficient_user_authentication\", error_description=\"A second factor is required\", acr_values=\"mfa\"",
            response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("DenyStatement", problem.GetProperty("reason").GetString());
        Assert.Equal("urn:iamgateway:problem:mfa-required", problem.GetProperty("type").GetString());
    }

    public static TheoryData<string, string, string, string?> Browsers => new()
    {
        // who            method   headers                                          sent to (null: not redirected)
        { "nobody",       "GET",   "Sec-Fetch-Mode: navigate",                      "/.iam/signin?returnUrl=%2Forders%2F7%3Fa%3Db%26c%3D%252F" },
        { "nobody",       "GET",   "Accept: text/html,application/xhtml+xml",       "/.iam/signin?returnUrl=%2Forders%2F7%3Fa%3Db%26c%3D%252F" },
        { "stranger",     "GET",   "Sec-Fetch-Mode: navigate",                      "/.iam/signin?returnUrl=%2Forders%2F7%3Fa%3Db%26c%3D%252F" },
        { "withoutMfa",   "GET",   "Sec-Fetch-Mode: navigate",                      "/.iam/mfa?returnUrl=%2Forders%2F7%3Fa%3Db%26c%3D%252F" },
        { "nobody",       "POST",  "Sec-Fetch-Mode: navigate",                      null },
        { "nobody",       "HEAD",  "Sec-Fetch-Mode: navigate",                      null },
        { "withoutMfa",   "POST",  "Sec-Fetch-Mode: navigate",                      null },
        { "nobody",       "GET",   "Sec-Fetch-Mode: cors; Accept: text/html",       null },
        { "nobody",       "GET",   "Sec-Fetch-Mode: no-cors; Accept: text/html",    null },
        { "nobody",       "GET",   "Sec-Fetch-Site: same-origin; Accept: text/html", null },
        { "nobody",       "GET",   "X-Requested-With: XMLHttpRequest; Accept: text/html", null },
        { "nobody",       "GET",   "Accept: */*",                                   null },
        { "nobody",       "GET",   "Accept: application/json",                      null },
        { "withoutMfa",   "GET",   "Sec-Fetch-Mode: cors",                          null },
        { "denied",       "GET",   "Sec-Fetch-Mode: navigate",                      null },
    };

    [Theory, MemberData(nameof(Browsers))]
    public async Task Only_a_navigation_that_reads_is_redirected(string who, string method, string headers, string? location)
    {
        if (who == "withoutMfa")
        {
            RequireMfa();
        }

        var cookie = who switch
        {
            "nobody" => "theme=dark",
            "stranger" => $"{SessionCookie.Name}=unknown",
            _ => _host.SignIn(The.Alice),
        };
        (string, string)[] sent = [("Cookie", cookie), .. headers.Split("; ").Select(header => (header.Split(": ")[0], header.Split(": ")[1]))];
        using var response = await _host.SendAsync(method, "/orders/7?a=b&c=%2F", sent);
        Assert.Equal(location, response.Headers.Location?.OriginalString);
        Assert.True(location is not null == (response.StatusCode == HttpStatusCode.Redirect), $"{response.StatusCode}");
        Assert.True((int)response.StatusCode < 500);
        Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denied_navigation_gets_the_page()
    {
        using var response = await _host.SendAsync("GET", "/orders/7", ("Cookie", _host.SignIn(The.Alice)), Navigates);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal($"page {_host.Sink.Records.Single().Id}", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_person_who_acts_as_nobody_is_sent_to_choose_on_the_portal_s_host()
    {
        var cookie = ("Cookie", _host.SignIn(null));
        using var atPortal = await _host.SendAsync("GET", "/orders/7", cookie, Navigates, ("Host", "SSO.example.com"));
        Assert.Equal("/?returnUrl=%2Forders%2F7", atPortal.Headers.Location?.OriginalString);
        using var elsewhere = await _host.SendAsync("GET", "/orders/7", cookie, Navigates, ("Host", "app.example.com"));
        Assert.Equal("https://sso.example.com/", elsewhere.Headers.Location?.OriginalString);
        using var program = await _host.SendAsync("GET", "/orders/7", cookie);
        var problem = await ProblemAsync(program, HttpStatusCode.Forbidden);
        Assert.Equal("NoPrincipal", problem.GetProperty("reason").GetString());
        Assert.DoesNotContain("anonymous", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_that_owes_a_second_factor_is_asked_for_it_and_not_for_a_choice()
    {
        var cookie = ("Cookie", _host.SignIn(null));
        _host.Sessions.Browsers["cookie-secret"] = The.BrowserOf(null) with { MfaDue = true };
        using var navigation = await _host.SendAsync("GET", "/orders/7", cookie, Navigates);
        Assert.Equal("/.iam/mfa?returnUrl=%2Forders%2F7", navigation.Headers.Location?.OriginalString);

        using var program = await _host.SendAsync("GET", "/orders/7", cookie);
        Assert.Equal("MfaDue", (await ProblemAsync(program, HttpStatusCode.Unauthorized)).GetProperty("reason").GetString());
        Assert.Contains("insufficient_user_authentication", program.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_way_back_that_would_not_fit_is_left_out()
    {
        using var response = await _host.SendAsync("GET", $"/orders/{new string('a', 5_000)}", Navigates);
        Assert.Equal("/.iam/signin", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Sessions_that_cannot_be_read_send_nobody_to_sign_in_anew()
    {
        var cookie = ("Cookie", _host.SignIn(The.Alice));
        _host.Sessions.Failure = new InvalidOperationException("the store is away");
        using var page = await _host.SendAsync("GET", "/orders/7", cookie, Navigates);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Null(page.Headers.Location);
        using var program = await _host.SendAsync("GET", "/orders/7", cookie);
        await ProblemAsync(program, HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260105/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=00", "InvalidClientTokenId")]
    [InlineData("Authorization", "AWS4-HMAC-SHA256", "InvalidClientTokenId")]
    [InlineData("Query", "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00", "InvalidClientTokenId")]
    public async Task A_signed_request_gets_AWS_s_error(string where, string value, string code)
    {
        using var response = where == "Query"
            ? await _host.SendAsync("GET", $"/orders/7{value}", Navigates)
            : await _host.SendAsync("GET", "/orders/7", (where, value), Navigates);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("text/xml", response.Content.Headers.ContentType?.MediaType);
        var document = XDocument.Parse(await response.Content.ReadAsStringAsync());
        var error = document.Root!.Element("Error")!;
        Assert.Equal(("ErrorResponse", "Sender", code), (document.Root.Name.LocalName, error.Element("Type")!.Value, error.Element("Code")!.Value));
        Assert.Equal(_host.Sink.Records.Single().Id, document.Root.Element("RequestId")!.Value);
    }

    [Theory]
    [InlineData(false, "16")]
    [InlineData(true, "7")]
    public async Task A_gRPC_call_gets_a_status_and_no_body(bool authenticated, string status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_host.Http2, "/orders.Orders/Get"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent([0, 0, 0, 0, 0]),
        };
        request.Content.Headers.ContentType = new("application/grpc");
        if (authenticated)
        {
            request.Headers.Authorization = new("Bearer", _host.Token(The.Bob));
        }

        using var response = await _host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/grpc", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(status, response.Headers.GetValues("grpc-status").Single());
        Assert.Contains("is not authorized to perform: orders:GetOrder", Uri.UnescapeDataString(response.Headers.GetValues("grpc-message").Single()), StringComparison.Ordinal);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    private void RequireMfa() =>
        _host.Policies.Sets = new(TestPolicies.Set(("orders", TestPolicies.AllowOrders), ("ForceMfa", TestPolicies.DenyWithoutMfa)));

    private Task<HttpResponseMessage> SendAsBobAsync(string method) =>
        _host.SendAsync(method, "/orders/7", ("Authorization", $"Bearer {_host.Token(The.Bob)}"));

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        return problem;
    }
}
