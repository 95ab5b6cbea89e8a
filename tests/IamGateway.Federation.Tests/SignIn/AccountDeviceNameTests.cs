using IamGateway.Federation.SignIn;

namespace IamGateway.Federation.Tests.SignIn;

public sealed class AccountDeviceNameTests
{
    [Theory]
    [InlineData("Phone", "Phone")]
    [InlineData("a+b=c,d.e@f-g_h", "a+b=c,d.e@f-g_h")]
    [InlineData("Alice's  phone", "Alice-s-phone")]
    [InlineData(" (work) ", "work")]
    [InlineData("내 전화기", "authenticator")]
    [InlineData("전화기 2", "2")]
    [InlineData("taken", "taken-3")]
    [InlineData("TAKEN", "TAKEN-3")]
    [InlineData("a/../b:c", "a-..-b-c")]
    public void Is_what_the_owner_called_it_in_the_characters_of_an_ARN(string typed, string name) =>
        Assert.Equal(name, AccountDeviceName.Of(typed, new HashSet<string>(["Taken", "taken-2"], StringComparer.OrdinalIgnoreCase)));
}
