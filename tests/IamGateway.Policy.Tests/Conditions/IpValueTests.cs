using System.Net;
using System.Net.Sockets;
using IamGateway.Policy.Conditions;
using IamGateway.Policy.Tests.Reference;

namespace IamGateway.Policy.Tests.Conditions;

public sealed class IpValueTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("192.0.2.1")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("1::")]
    [InlineData("2001:db8::8:800:200c:417a")]
    [InlineData("2001:DB8:0:0:8:800:200C:417A")]
    [InlineData("1:2:3:4:5:6:7::")]
    [InlineData("::2:3:4:5:6:7:8")]
    [InlineData("::13.1.68.3")]
    [InlineData("::ffff:129.144.52.38")]
    [InlineData("1:2:3:4:5:6:1.2.3.4")]
    [InlineData("fe80::1:2")]
    public void Reads_every_text_form_of_an_address(string text)
    {
        Assert.True(IpValue.TryRead(text, out var value));
        Assert.Equal(Expected(IPAddress.Parse(text)), value.Bits);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.256")]
    [InlineData("01.2.3.4")]          // octal to some
    [InlineData("0x1.2.3.4")]
    [InlineData("+1.2.3.4")]
    [InlineData("1.2.3.4 ")]
    [InlineData("16909060")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4::5:6:7:8")]
    [InlineData("12345::")]
    [InlineData("g::")]
    [InlineData("1:")]
    [InlineData(":1")]
    [InlineData("::1.2.3.4:5")]
    [InlineData("1.2.3.4::")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[::1]")]
    [InlineData("::1/128")]
    public void Refuses_everything_else(string text) => Assert.False(IpValue.TryRead(text, out _));

    [Fact]
    public void Agrees_with_the_platform_on_random_addresses()
    {
        var random = new SplitMix64(7);
        var bytes = new byte[16];
        for (var round = 0; round < 5_000; round++)
        {
            for (var index = 0; index < bytes.Length; index++)
                bytes[index] = random.Next(2) == 0 ? (byte)0 : (byte)random.Next(256); // zeros make for gaps
            var address = new IPAddress(random.Next(4) == 0 ? bytes[..4] : bytes);
            Assert.True(IpValue.TryRead(address.ToString(), out var value), address.ToString());
            Assert.Equal(Expected(address), value.Bits);
        }
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("10.0.0.0/ 8")]
    [InlineData("10.0/8")]
    [InlineData("::/129")]
    [InlineData("/8")]
    [InlineData("300.1.2.3/24")]
    public void Refuses_what_is_no_block(string text) => Assert.False(IpNetwork.TryRead(text, out _));

    private static UInt128 Expected(IPAddress address)
    {
        var bits = UInt128.Zero;
        foreach (var part in (address.AddressFamily == AddressFamily.InterNetwork ? address.MapToIPv6() : address).GetAddressBytes())
            bits = (bits << 8) | part;
        return bits;
    }
}
