using System.Text;
using IamGateway.Identity.Credentials;

namespace IamGateway.Identity.Tests.Credentials;

public sealed class TotpTests
{
    private static readonly byte[] Seed = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_234_567_890);
    private static readonly long Step = 1_234_567_890 / 30;

    /// <summary>The SHA-1 rows of RFC 6238, appendix B, with the last six of their eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Seed, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_code_is_good_one_step_early_or_late(int stepsOff, bool isGood)
    {
        var code = Totp.Code(Seed, At.AddSeconds(30 * stepsOff));
        Assert.Equal(isGood ? Step + stepsOff : null, Totp.MatchStep(Seed, code, At, lastUsedStep: 0));
    }

    [Fact]
    public void A_code_that_was_used_is_no_good_nor_is_an_older_one()
    {
        Assert.Equal(Step, Totp.MatchStep(Seed, Totp.Code(Seed, At), At, Step - 1));
        Assert.Null(Totp.MatchStep(Seed, Totp.Code(Seed, At), At, Step));
        Assert.Null(Totp.MatchStep(Seed, Totp.Code(Seed, At.AddSeconds(-30)), At, Step));
        Assert.Equal(Step + 1, Totp.MatchStep(Seed, Totp.Code(Seed, At.AddSeconds(30)), At, Step));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00592")]
    [InlineData("0059244")]
    [InlineData("005925")]
    [InlineData(" 05924")]
    [InlineData("+05924")]
    [InlineData("٠٠٥٩٢٤")]   // digits of another script
    public void Anything_else_is_no_good(string code) => Assert.Null(Totp.MatchStep(Seed, code, At, 0));

    [Theory]
    [InlineData(100, 100, true)]
    [InlineData(100, 101, true)]
    [InlineData(100, 102, false)]
    [InlineData(-100, -101, true)]
    [InlineData(-100, 0, false)]
    public void A_device_whose_clock_has_drifted_is_followed(int drift, int stepsOff, bool isGood)
    {
        var code = Totp.Code(Seed, At.AddSeconds(30 * stepsOff));
        Assert.Equal(isGood ? Step + stepsOff : null, Totp.MatchStep(Seed, code, At, lastUsedStep: 0, drift));
    }

    /// <summary>Steps of the two codes from now, window, and whether they are taken.</summary>
    [Theory]
    [InlineData(-1, 0, 1, true)]        // the previous and the current one
    [InlineData(0, 1, 1, true)]
    [InlineData(-2, -1, 1, true)]
    [InlineData(1, 2, 1, false)]        // outside the window
    [InlineData(-3, -2, 1, false)]
    [InlineData(0, 0, 1, false)]        // the same twice
    [InlineData(0, -1, 1, false)]       // the wrong way round
    [InlineData(-1, 1, 1, false)]       // one left out
    [InlineData(999, 1000, 1000, true)]
    [InlineData(-1001, -1000, 1000, true)]
    [InlineData(1000, 1001, 1000, false)]
    [InlineData(-1002, -1001, 1000, false)]
    public void Two_codes_that_follow_each_other_tell_the_drift(int first, int second, int window, bool isGood)
    {
        string CodeAt(int steps) => Totp.Code(Seed, At.AddSeconds(30 * steps));
        Assert.Equal(isGood ? (Step + second, second) : null, Totp.FindConsecutive(Seed, CodeAt(first), CodeAt(second), At, window));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("12345", "123456")]
    [InlineData("123456", "12345a")]
    [InlineData("٠٠٥٩٢٤", "005924")]
    public void What_cannot_be_codes_is_found_nowhere(string first, string second) => Assert.Null(Totp.FindConsecutive(Seed, first, second, At, 1000));

    /// <summary>Source: RFC 4648 §10, without the padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Seeds_are_written_in_base_32_and_read_from_it(string text, string base32)
    {
        var seed = Encoding.ASCII.GetBytes(text);
        Assert.Equal(base32, Totp.ToBase32(seed));
        Assert.Equal(seed, Totp.FromBase32(base32));
        Assert.Equal(seed, Totp.FromBase32(base32.ToLowerInvariant() + "==="));
    }

    [Theory]
    [InlineData("M")]             // no whole byte
    [InlineData("MZX")]
    [InlineData("MZXW6Y")]
    [InlineData("MZ")]            // bits left that are not zero
    [InlineData("MY1A")]          // not a digit of Base32
    [InlineData("MY=Q")]
    [InlineData("M Y")]
    [InlineData("ıY")]
    public void What_is_not_base_32_is_no_seed(string text) => Assert.Null(Totp.FromBase32(text));

    [Fact]
    public void The_enrolment_uri_escapes_what_people_call_things() =>
        Assert.Equal(
            "otpauth://totp/Our%20SSO%3A%26:a%2Fb%40c?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Our%20SSO%3A%26&algorithm=SHA1&digits=6&period=30",
            Totp.EnrolmentUri("Our SSO:&", "a/b@c", Seed));

    [Fact]
    public void Seeds_have_160_bits_and_differ()
    {
        Assert.Equal(20, Totp.NewSeed().Length);
        Assert.NotEqual(Totp.NewSeed(), Totp.NewSeed());
    }
}
