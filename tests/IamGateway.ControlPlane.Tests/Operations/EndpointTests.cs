using System.Net;
using System.Text;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Tests.Framework;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Tests.Operations;

/// <summary>What is no call, and calls that nobody could have meant: each gets an error that clients can read, and none a 500.</summary>
public sealed class EndpointTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    /// <summary>Content type, target header, body; status and code of the error.</summary>
    public static TheoryData<string?, string?, string, HttpStatusCode, string> BadRequests => new()
    {
        { "application/x-www-form-urlencoded", null, "",                                                        HttpStatusCode.BadRequest, "MissingAction" },
        { "application/x-www-form-urlencoded", null, "Version=2010-05-08",                                      HttpStatusCode.BadRequest, "MissingAction" },
        { "application/x-www-form-urlencoded", null, "Action=&Version=2010-05-08",                              HttpStatusCode.BadRequest, "MissingAction" },
        { "application/x-www-form-urlencoded", null, "Action=GetUser",                                          HttpStatusCode.BadRequest, "InvalidAction" },
        { "application/x-www-form-urlencoded", null, "Action=getuser&Version=2010-05-08",                       HttpStatusCode.BadRequest, "InvalidAction" },
        { "application/x-www-form-urlencoded", null, "Action=NoSuchThing&Version=2010-05-08",                   HttpStatusCode.BadRequest, "InvalidAction" },
        { "application/x-www-form-urlencoded", null, "Action=AssumeRole&Version=2010-05-08",                    HttpStatusCode.BadRequest, "InvalidAction" },   // of another service
        { "application/x-www-form-urlencoded", null, "Action=GetUser&Action=GetUser&Version=2010-05-08",        HttpStatusCode.BadRequest, "MalformedInput" },
        { "application/x-www-form-urlencoded", null, "Action=GetUser&Version=2010-05-08&UserName=a&UserName=b", HttpStatusCode.BadRequest, "MalformedInput" },
        { "application/x-www-form-urlencoded", null, "Action=GetUser&Version=2010-05-08&UserName=%zz",          HttpStatusCode.BadRequest, "MalformedInput" },
        { "application/x-www-form-urlencoded", null, "Action=GetUser&Version=2010-05-08&UserName=%ff",          HttpStatusCode.BadRequest, "MalformedInput" },   // not UTF-8
        { "application/x-www-form-urlencoded", null, "Action=GetUser&Version=2010-05-08&a.b.c.d.e.f.g.h.i=1",   HttpStatusCode.BadRequest, "MalformedInput" },   // too deep
        { "application/x-www-form-urlencoded", null, "Action=GetUser&Version=2010-05-08&a=1&a.b=2",             HttpStatusCode.BadRequest, "MalformedInput" },
        { "application/json",                  null, "{}",                                                      HttpStatusCode.BadRequest, "MalformedInput" },
        { null,                                null, "Action=GetUser&Version=2010-05-08",                       HttpStatusCode.BadRequest, "MalformedInput" },
        { "application/x-amz-json-1.1", "IamGateway.NoSuchThing",  "{}",                                        HttpStatusCode.BadRequest, "UnknownOperationException" },
        { "application/x-amz-json-1.1", "Nobody.ListSessions",     "{}",                                        HttpStatusCode.BadRequest, "UnknownOperationException" },
        { "application/x-amz-json-1.1", "IamGateway.ListSessions", "[]",                                        HttpStatusCode.BadRequest, "SerializationException" },
        { "application/x-amz-json-1.1", "IamGateway.ListSessions", """{"a":1,"a":2}""",                         HttpStatusCode.BadRequest, "SerializationException" },
        { "application/x-amz-json-1.1", "IamGateway.ListSessions", """{"a":"\ud800"}""",                        HttpStatusCode.BadRequest, "SerializationException" },
    };

    [Theory, MemberData(nameof(BadRequests))]
    public async Task A_request_that_is_no_call_is_told_so(string? contentType, string? target, string body, HttpStatusCode status, string error)
    {
        var answer = await SendAsync(HttpMethod.Post, "/.iam/aws", contentType, target, body);

        Assert.Equal((status, error), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_not_read()
    {
        var answer = await SendAsync(HttpMethod.Post, "/", "application/x-www-form-urlencoded", null, "Action=GetUser&Version=2010-05-08&UserName=" + new string('a', 1024 * 1024));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "RequestEntityTooLarge"), (answer.Status, answer.Error));
    }

    /// <summary>The portal posts its own forms to the root path.</summary>
    [Theory]
    [InlineData("application/x-www-form-urlencoded", "account=123456789012&permissionSet=x", false)]
    [InlineData("application/x-www-form-urlencoded", "", false)]
    [InlineData("application/x-www-form-urlencoded", "Action=GetUser&Version=2010-05-08", true)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-8", "Version=2011-06-15&Action=GetCallerIdentity", true)]
    [InlineData("application/json", "{}", true)]
    public async Task A_form_to_the_root_path_is_a_call_when_it_names_an_action(string contentType, string body, bool isCall)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var answer = await gateway.Client.PostAsync(new Uri("/", UriKind.Relative), content, CancellationToken.None);

        Assert.Equal(isCall, answer.Headers.Contains("x-amzn-RequestId"));
    }

    [Fact]
    public async Task Every_host_has_the_control_plane_below_the_gateway_s_own_path()
    {
        var answer = await SendAsync(HttpMethod.Post, "/.iam/aws", "application/x-www-form-urlencoded", null, "Action=GetCallerIdentity&Version=2011-06-15");

        Assert.Equal("MissingAuthenticationToken", answer.Error);
    }

    [Fact]
    public async Task A_client_that_goes_away_does_not_keep_its_failure_out_of_the_trail()
    {
        var http = new DefaultHttpContext { RequestAborted = new CancellationToken(canceled: true) };
        (http.Request.Method, http.Request.ContentLength) = ("POST", 0);
        (http.Request.Path, http.Request.QueryString) = ("/", new QueryString("?Action=DeleteUser&Version=2010-05-08&UserName=gone-away"));
        http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = "/?Action=DeleteUser&Version=2010-05-08&UserName=gone-away";

        await gateway.Services.GetRequiredService<ControlPlaneEndpoint>().InvokeAsync(http);

        var call = (await gateway.TrailAsync()).Split('\n').Single(line => line.Contains("gone-away", StringComparison.Ordinal));
        Assert.Contains("\"errorCode\":\"MissingAuthenticationToken\"", call);
    }

    [Fact]
    public async Task A_page_is_a_page_and_no_call()
    {
        using var page = await gateway.Client.GetAsync(new Uri("/", UriKind.Relative));

        Assert.NotEqual("text/xml", page.Content.Headers.ContentType?.MediaType);
    }

    private async Task<Answer> SendAsync(HttpMethod method, string path, string? contentType, string? target, string body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        if (contentType is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (target is not null)
            request.Headers.Add("X-Amz-Target", target);
        using var response = await gateway.Client.SendAsync(request, CancellationToken.None);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(CancellationToken.None));
    }
}
