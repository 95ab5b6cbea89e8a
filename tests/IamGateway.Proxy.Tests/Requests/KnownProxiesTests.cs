using System.Net;
using IamGateway.Proxy.Requests;

namespace IamGateway.Proxy.Tests.Requests;

public sealed class KnownProxiesTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.1.2.3", true)]
    [InlineData("10.0.0.0/8", "11.0.0.1", false)]
    [InlineData("10.0.0.1", "10.0.0.1", true)]
    [InlineData("10.0.0.1", "10.0.0.2", false)]
    [InlineData("::ffff:10.0.0.1", "10.0.0.1", true)]
    [InlineData("2001:db8::/32", "2001:db8::5", true)]
    [InlineData("::1", "::1", true)]
    [InlineData("0.0.0.0/0", "::1", false)]
    public void An_entry_is_an_address_or_a_network(string entry, string address, bool known)
    {
        Assert.True(KnownProxies.TryParse(entry, out var network));
        Assert.Equal(known, KnownProxies.Of([network]).Contains(ClientAddress.Normalize(IPAddress.Parse(address))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("proxy.example.com")]
    [InlineData("10")]
    [InlineData("10.0.0.1/8")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/")]
    [InlineData("*")]
    public void Everything_else_is_refused(string entry) => Assert.False(KnownProxies.TryParse(entry, out _));

    [Fact]
    public void By_default_nobody_is_known() => Assert.False(KnownProxies.None.Contains(IPAddress.Loopback));
}
