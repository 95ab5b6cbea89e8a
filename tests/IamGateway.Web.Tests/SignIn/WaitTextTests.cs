using IamGateway.Web.SignIn;

namespace IamGateway.Web.Tests.SignIn;

public sealed class WaitTextTests
{
    [Theory]
    [InlineData("00:00:00.2", "1 second")]
    [InlineData("00:00:12.3", "13 seconds")]
    [InlineData("00:01:00", "1 minute")]
    [InlineData("00:14:01", "15 minutes")]
    [InlineData("01:00:00", "1 hour")]
    [InlineData("07:58:00", "8 hours")]
    public void A_wait_is_said_in_whole_units_and_never_too_short(string wait, string text) =>
        Assert.Equal(text, WaitText.Of(TimeSpan.Parse(wait)));
}
