using IamGateway.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Tests.Authentication;

public sealed class SessionCookieTests
{
    public static TheoryData<string[], string?> Headers => new()
    {
        { ["__Host-iamgateway=abc"],                                         "abc" },
        { ["theme=dark; __Host-iamgateway=abc; lang=ko"],                    "abc" },
        { ["theme=dark", "__Host-iamgateway=abc"],                           "abc" },       // HTTP/2 sends crumbs
        { ["__Host-iamgateway=abc;"],                                        "abc" },
        { [],                                                                null },
        { ["theme=dark"],                                                    null },
        { ["__Host-iamgateway2=abc"],                                        null },
        { ["x__Host-iamgateway=abc"],                                        null },
        { ["__Host-iamgateway=abc; __Host-iamgateway=abc"],                  null },        // two, although alike
        { ["__Host-iamgateway=abc; __Host-iamgateway=evil"],                 null },
        { ["__Host-iamgateway=abc; __host-iamgateway=evil"],                 null },
        { ["__Host-iamgateway=abc", "__HOST-IAMGATEWAY=evil"],               null },
        { ["__Host-iamgateway=abc; __Host-iamgateway"],                      null },
        { ["__Host-iamgateway=abc;__Host-iamgateway =evil"],                 null },
        { ["__host-iamgateway=abc"],                                         null },        // one, but it is not ours
        { ["__Host-iamgateway="],                                            null },
        { ["__Host-iamgateway"],                                             null },
        { ["__Host-iamgateway=\"abc\""],                                     null },
        { ["__Host-iamgateway=a b"],                                         null },
        { ["__Host-iamgateway=a%62c"],                                       null },
        { ["__Host-iamgateway=abc, __Host-iamgateway=evil"],                 null },
        { [$"__Host-iamgateway={new string('a', 513)}"],                     null },
        { [$"__Host-iamgateway={new string('a', 512)}"],                     new string('a', 512) },
    };

    [Theory, MemberData(nameof(Headers))]
    public void Only_one_cookie_of_exactly_its_name_is_read(string[] headers, string? secret)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = headers;
        Assert.Equal(secret, SessionCookie.Read(context.Request));
    }

    [Fact]
    public void It_is_host_only_and_unreadable_for_scripts()
    {
        var context = new DefaultHttpContext();
        SessionCookie.Write(context.Response, "abc-_.~9");
        var cookie = Assert.Single(context.Response.Headers.SetCookie);
        Assert.Equal("__Host-iamgateway=abc-_.~9; path=/; secure; samesite=lax; httponly", cookie);
    }

    [Fact]
    public void Taking_it_away_names_the_same_cookie()
    {
        var context = new DefaultHttpContext();
        SessionCookie.Delete(context.Response);
        var cookie = Assert.Single(context.Response.Headers.SetCookie);
        Assert.Equal("__Host-iamgateway=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/; secure; samesite=lax; httponly", cookie);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a;b")]
    [InlineData("a b")]
    [InlineData("a\r\nSet-Cookie: x=y")]
    public void A_secret_that_would_not_come_back_as_it_is_is_not_written(string secret) =>
        Assert.Throws<ArgumentException>(() => SessionCookie.Write(new DefaultHttpContext().Response, secret));
}
