using System.Net;
using IamGateway.Federation.Oidc;
using IamGateway.Federation.Providers;

namespace IamGateway.Federation.Tests.Providers;

public sealed class ProviderAddressTests
{
    [Theory]
    // address                       by default  with private addresses allowed
    [InlineData("93.184.215.14", true, true)]
    [InlineData("2606:4700::1111", true, true)]
    [InlineData("127.0.0.1", false, true)]
    [InlineData("127.9.9.9", false, true)]
    [InlineData("::1", false, true)]
    [InlineData("10.1.2.3", false, true)]
    [InlineData("172.16.0.1", false, true)]
    [InlineData("172.32.0.1", true, true)]
    [InlineData("192.168.1.1", false, true)]
    [InlineData("100.64.0.1", false, true)]
    [InlineData("fd00::1", false, true)]
    [InlineData("::ffff:10.1.2.3", false, true)]
    [InlineData("::ffff:8.8.8.8", true, true)]
    [InlineData("169.254.169.254", false, false)]   // metadata service
    [InlineData("::ffff:169.254.169.254", false, false)]
    [InlineData("fe80::1", false, false)]
    [InlineData("0.0.0.0", false, false)]
    [InlineData("::", false, false)]
    [InlineData("::10.1.2.3", false, false)]   // IPv4-compatible
    [InlineData("224.0.0.1", false, false)]
    [InlineData("255.255.255.255", false, false)]
    [InlineData("64:ff9b::a01:203", false, false)]   // NAT64 of 10.1.2.3
    [InlineData("2002:a01:203::1", false, false)]   // 6to4 of 10.1.2.3
    [InlineData("2001:db8::1", false, false)]
    [InlineData("ff02::1", false, false)]
    public void Only_public_addresses_unless_private_ones_are_allowed(string address, bool byDefault, bool allowed)
    {
        Assert.Equal(byDefault, ProviderAddress.IsAllowed(IPAddress.Parse(address), allowPrivate: false));
        Assert.Equal(allowed, ProviderAddress.IsAllowed(IPAddress.Parse(address), allowPrivate: true));
    }
}
