using IamGateway.Proxy.Services;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Proxy.Tests.Services;

public sealed class ContextSourceTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("?other=1", null)]
    [InlineData("?status=open", "open")]
    [InlineData("?a=1&status=o%20p+n", "o p n")]
    [InlineData("?status=", "")]
    [InlineData("?%73tatus=open", "open")]
    public void A_query_parameter_that_is_sent_once_is_read(string query, string? value)
    {
        Assert.True(Read("query.status", Request(query), out var read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("?status=open&status=closed")]
    [InlineData("?status=open&status=open")]
    [InlineData("?status=open&STATUS=closed")]
    [InlineData("?Status=open")]                 // the upstream may take it for the same parameter, or not
    [InlineData("?a=1;status=open")]             // … or the semicolon for a separator
    [InlineData("?status=%252e")]
    [InlineData("?status=%ff")]
    [InlineData("?status=%zz")]
    [InlineData("?status=a%0ab")]
    public void A_query_that_can_be_read_in_two_ways_is_refused(string query) => Assert.False(Read("query.status", Request(query), out _));

    [Fact]
    public void A_header_is_read_when_it_is_sent_once()
    {
        var request = Request("");
        Assert.True(Read("header.x-tier", request, out var value));
        Assert.Null(value);
        request.Headers["X-Tier"] = "gold";
        Assert.True(Read("header.x-tier", request, out value));
        Assert.Equal("gold", value);
        request.Headers["X-Tier"] = new(["gold", "silver"]);
        Assert.False(Read("header.x-tier", request, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("query")]
    [InlineData("query.")]
    [InlineData("path.id")]
    [InlineData("body.x")]
    [InlineData("header.x_tier")]
    [InlineData("header.x tier")]
    [InlineData("header.Authorization")]
    [InlineData("header.Cookie")]
    [InlineData("header.X-Forwarded-For")]
    public void Other_sources_are_refused(string text) => Assert.NotNull(ContextSource.Parse(text, out _));

    private static bool Read(string source, HttpRequest request, out string? value)
    {
        Assert.Null(ContextSource.Parse(source, out var parsed));
        return parsed.TryRead(request, out value);
    }

    private static HttpRequest Request(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        return context.Request;
    }
}
