using IamGateway.Proxy.Requests;

namespace IamGateway.Proxy.Tests.Requests;

public sealed class CanonicalPathTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/orders/1", "/orders/1")]
    [InlineData("/orders/", "/orders/")]
    [InlineData("/orders?x=/../a&y=%2f", "/orders")]
    [InlineData("/%41dmin", "/Admin")]
    [InlineData("/a%20b", "/a b")]
    [InlineData("/a.b/%2ewell-known", "/a.b/.well-known")]
    [InlineData("/a%2Bb+c", "/a+b+c")]
    [InlineData("/caf%C3%A9", "/café")]
    [InlineData("/%E6%97%A5%E6%9C%AC", "/日本")]
    [InlineData("/%F0%9F%98%80", "/😀")]
    [InlineData("/%E0%B8%99%E0%B9%89%E0%B8%B3", "/น้ำ")]                       // Thai
    [InlineData("/%E0%A4%B9%E0%A4%BF%E0%A4%A8%E0%A5%8D%E0%A4%A6%E0%A5%80", "/हिन्दी")]   // Hindi
    [InlineData("/%E0%A6%AC%E0%A6%BE%E0%A6%82%E0%A6%B2%E0%A6%BE", "/বাংলা")]    // Bengali
    [InlineData("/%ED%95%9C%EA%B8%80", "/한글")]
    [InlineData("/stra%C3%9Fe", "/straße")]
    [InlineData("/100%25", "/100%")]
    [InlineData("/%7Bid%7D", "/{id}")]
    [InlineData("/a:b@c!$&'()*,=~", "/a:b@c!$&'()*,=~")]
    public void One_reading_is_accepted(string target, string path)
    {
        Assert.Null(CanonicalPath.Read(target, out var read));
        Assert.Equal(path, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("http://app.test/admin")]
    [InlineData("app.test:443")]
    [InlineData("//admin")]
    [InlineData("/public//admin")]
    [InlineData("/public//")]
    [InlineData("/./admin")]
    [InlineData("/public/../admin")]
    [InlineData("/public/..")]
    [InlineData("/public/%2e%2e/admin")]
    [InlineData("/public/.%2E/admin")]
    [InlineData("/public/%2e/admin")]
    [InlineData("/public/..%2fadmin")]
    [InlineData("/public%2Fadmin")]
    [InlineData("/public/..%5cadmin")]
    [InlineData("/public/..\\admin")]
    [InlineData("/public/..;/admin")]
    [InlineData("/public;x=y/admin")]
    [InlineData("/public/%3Bx")]
    [InlineData("/public/%252e%252e/admin")]
    [InlineData("/public/%25%32%65/admin")]
    [InlineData("/public/%25u002f")]
    [InlineData("/public/%c0%af")]
    [InlineData("/public/%e0%80%af")]
    [InlineData("/public/%ed%a0%80")]
    [InlineData("/public/%ff")]
    [InlineData("/public/%f5%80%80%80")]
    [InlineData("/public/%00")]
    [InlineData("/public/%0a")]
    [InlineData("/public/%0D%0AX:y")]
    [InlineData("/public/%7f")]
    [InlineData("/public/%c2%85")]            // a C1 control
    [InlineData("/public/%3fadmin")]
    [InlineData("/public/%23admin")]
    [InlineData("/public#/admin")]
    [InlineData("/public?x#y")]
    [InlineData("/public/%")]
    [InlineData("/public/%4")]
    [InlineData("/public/%zz")]
    [InlineData("/public/%20admin")]
    [InlineData("/public/admin%20")]
    [InlineData("/public/admin.")]
    [InlineData("/public/admin./x")]
    [InlineData("/public/.../x")]
    [InlineData("/public/a::$DATA")]
    [InlineData("/public/a b")]
    [InlineData("/public/\"a")]
    [InlineData("/public/<a>")]
    [InlineData("/public/[a]")]
    [InlineData("/public/{a}")]
    [InlineData("/public/a|b")]
    [InlineData("/public/^a`")]
    [InlineData("/public/é")]
    [InlineData("/public?x= y")]
    [InlineData("/public/%ef%bc%8e%ef%bc%8e/x")]   // fullwidth dots
    [InlineData("/%ef%bc%a1dmin")]                 // fullwidth A
    [InlineData("/%e2%84%aa")]                     // Kelvin sign
    [InlineData("/u%c5%bfers")]                    // long s
    [InlineData("/adm%c4%b1n")]                    // dotless i
    [InlineData("/cafe%cc%81")]                    // e and a combining acute: café in form D
    [InlineData("/%e1%84%92%e1%85%a1")]            // Hangul in form D
    [InlineData("/%e0%a7%87%e0%a6%be")]            // a Bengali vowel in form D
    [InlineData("/%ef%ac%81le")]                   // the ligature fi
    [InlineData("/%e2%84%a6")]                     // Ohm sign, whose normal form is omega
    [InlineData("/a%e2%80%8db")]                   // zero width joiner
    [InlineData("/a%e2%80%aeb")]                   // right-to-left override
    [InlineData("/a%c2%a0")]                       // no-break space
    [InlineData("/a%e2%80%a8b")]                   // line separator
    [InlineData("/a%ee%80%80")]                    // private use
    public void What_can_be_read_in_two_ways_is_refused(string target)
    {
        Assert.NotNull(CanonicalPath.Read(target, out var read));
        Assert.Equal("", read);
    }

    [Fact]
    public void A_path_has_a_longest_length()
    {
        Assert.Null(CanonicalPath.Read("/" + new string('a', CanonicalPath.MaxLength - 1), out _));
        Assert.NotNull(CanonicalPath.Read("/" + new string('a', CanonicalPath.MaxLength), out _));
    }

    [Fact]
    public void Decoding_an_accepted_path_again_changes_nothing()
    {
        foreach (var target in HostileTargets.Make(20_000, seed: 7))
        {
            if (CanonicalPath.Read(target, out var path) is null)
            {
                var encoded = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
                Assert.Null(CanonicalPath.Read(encoded, out var again));
                Assert.Equal(path, again);
            }
        }
    }
}
