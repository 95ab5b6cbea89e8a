using IamGateway.Proxy.Routes;

namespace IamGateway.Proxy.Tests.Routes;

public sealed class OwnCookiesTests
{
    [Theory]
    [InlineData("a=1; b=2", "a=1; b=2")]
    [InlineData("__Host-iamgateway=s", null)]
    [InlineData("a=1; __Host-iamgateway=s; b=2", "a=1; b=2")]
    [InlineData("__Host-iamgateway=s; a=1", "a=1")]
    [InlineData("a=1; __host-IAMGATEWAY=s", "a=1")]
    [InlineData("a=1; %5F%5FHost-iamgateway=s", "a=1")]
    [InlineData("a=1; __Host-iamgateway-oidc=s", "a=1")]
    [InlineData("a=1; =__Host-iamgateway=s", "a=1")]
    [InlineData("a=1;\u2000__Host-iamgateway=s", "a=1")]
    [InlineData("a=1; __Host-iamgateway", "a=1")]
    [InlineData("a=__Host-iamgateway=s", "a=__Host-iamgateway=s")]
    [InlineData("__Host-app=1; a=\"x\"", "__Host-app=1; a=\"x\"")]
    public void Only_the_applications_cookies_are_left(string sent, string? kept) => Assert.Equal(kept, OwnCookies.Without(sent));
}
