using IamGateway.Federation.SignIn;

namespace IamGateway.Federation.Tests.SignIn;

public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/orders")]
    [InlineData("/orders/42?expand=lines&sort=-date")]
    [InlineData("/orders/caf%C3%A9%20au%20lait")]
    [InlineData("/start?next=https://example.com/")]   // in a query it is data
    [InlineData("/a/...")]
    [InlineData("/.iam/portal")]
    public void A_path_of_this_host_is_kept(string url) => Assert.Equal(url, ReturnUrl.OrRoot(url));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("orders")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example/")]
    [InlineData("/orders\\..\\x")]
    [InlineData("/%2Fevil.example/")]                   // one more decoding makes it //
    [InlineData("/%5Cevil.example/")]
    [InlineData("%2F%2Fevil.example/")]
    [InlineData("/orders//x")]
    [InlineData("/orders/%2e%2e/.iam/signout")]
    [InlineData("/../evil")]
    [InlineData("/./x")]
    [InlineData("/\t/evil.example/")]
    [InlineData("/orders\r\nSet-Cookie: a=b")]
    [InlineData("/orders%0d%0aSet-Cookie:a=b")]
    [InlineData("/orders?x=%00")]
    [InlineData(" /orders")]
    [InlineData("/orders ")]
    [InlineData("/caf\u00e9")]
    [InlineData("/\u2215evil.example")]
    [InlineData("/.iam/signout")]
    [InlineData("/.IAM/SignOut?x=1")]
    [InlineData("/.iam/sign%6Fut")]
    public void Everything_else_is_the_root(string? url) => Assert.Equal("/", ReturnUrl.OrRoot(url));

    [Fact]
    public void A_fragment_is_dropped() => Assert.Equal("/orders?a=b", ReturnUrl.OrRoot("/orders?a=b#//evil.example"));

    [Fact]
    public void Two_thousand_and_forty_eight_characters_are_the_limit()
    {
        var longest = "/" + new string('a', 2047);
        Assert.Equal(longest, ReturnUrl.OrRoot(longest));
        Assert.Equal("/", ReturnUrl.OrRoot(longest + "a"));
    }
}
