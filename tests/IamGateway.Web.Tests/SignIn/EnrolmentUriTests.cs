using IamGateway.Federation.SignIn;
using IamGateway.Web.SignIn;

namespace IamGateway.Web.Tests.SignIn;

public sealed class EnrolmentUriTests
{
    private const string Uri = "otpauth://totp/sso.test:alice?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=sso.test";

    [Fact]
    public void The_seed_is_shown_in_groups_of_four() =>
        Assert.Equal("ABCD EFGH IJKL MNOP QRST UVWX YZ23 4567", EnrolmentUri.SeedInGroups(Uri));

    [Theory]
    [InlineData(Uri, true)]
    [InlineData("otpauth://totp/sso.test:alice", false)]
    [InlineData("otpauth://hotp/alice?secret=ABCD", false)]
    [InlineData("https://evil.test/?secret=ABCD", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_a_seed_comes_back_with_the_form(string? text, bool isOne) => Assert.Equal(isOne, EnrolmentUri.IsOne(text));

    [Fact]
    public void A_text_too_long_for_a_QR_code_is_refused() => Assert.False(EnrolmentUri.IsOne(Uri + new string('A', 2000)));

    [Fact]
    public void The_QR_code_is_a_PNG()
    {
        var uri = QrCode.DataUri(Uri);

        const string Prefix = "data:image/png;base64,";
        Assert.StartsWith(Prefix, uri, StringComparison.Ordinal);
        Assert.Equal("\x89PNG"u8[^3..], Convert.FromBase64String(uri[Prefix.Length..]).AsSpan(1, 3));
    }
}
