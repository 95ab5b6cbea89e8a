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

    /// <summary>RFC 6238, appendix B: time, and the codes by SHA-1, SHA-256 and SHA-512, whose seeds are 20, 32 and 64 bytes of the same digits.</summary>
    [Theory]
    [InlineData(59, "94287082", "46119246", "90693936")]
    [InlineData(1111111109, "07081804", "68084774", "25091201")]
    [InlineData(1111111111, "14050471", "67062674", "99943326")]
    [InlineData(1234567890, "89005924", "91819424", "93441116")]
    [InlineData(2000000000, "69279037", "90698825", "38618901")]
    [InlineData(20000000000, "65353130", "77737706", "47863826")]
    public void Every_kind_of_code_is_that_of_the_standard(long seconds, string sha1, string sha256, string sha512)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Assert.Equal([sha1, sha256, sha512], [CodeOf(TotpAlgorithm.SHA1, 20), CodeOf(TotpAlgorithm.SHA256, 32), CodeOf(TotpAlgorithm.SHA512, 64)]);

        string CodeOf(TotpAlgorithm algorithm, int length) =>
            Totp.Code([.. Enumerable.Range(1, length).Select(index => (byte)('0' + (index % 10)))], at, new TotpKind(algorithm, 8, 30));
    }

    [Fact]
    public void A_step_of_a_minute_lasts_a_minute()
    {
        var kind = new TotpKind(TotpAlgorithm.SHA1, 6, 60);
        var start = DateTimeOffset.FromUnixTimeSeconds(1_234_567_860);

        Assert.Equal(Totp.Code(Seed, start, kind), Totp.Code(Seed, start.AddSeconds(59), kind));
        Assert.Equal(start.ToUnixTimeSeconds() / 60, Totp.MatchStep(Seed, Totp.Code(Seed, start, kind), start.AddSeconds(119), 0, kind: kind));   // one step late
        Assert.Null(Totp.MatchStep(Seed, Totp.Code(Seed, start, kind), start.AddSeconds(120), 0, kind: kind));
        Assert.Null(Totp.MatchStep(Seed, Totp.Code(Seed, start), start, 0, kind: new TotpKind(TotpAlgorithm.SHA1, 8, 30)));   // six digits where eight are shown
    }

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
