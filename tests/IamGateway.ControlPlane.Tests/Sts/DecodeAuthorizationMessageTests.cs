using System.Text;
using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.Identity.Credentials;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Tests.Sts;

public sealed class DecodeAuthorizationMessageTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task What_a_denial_carried_is_opened()
    {
        var denied = await gateway.IamAsync(await gateway.NewUserAsync("denied"), "ListUsers");

        var opened = await DecodeAsync(denied.Message[(denied.Message.IndexOf("message: ", StringComparison.Ordinal) + "message: ".Length)..]);

        Assert.Contains("\"action\":\"iam:ListUsers\"", opened.Done()["DecodedMessage"]);
    }

    [Fact]
    public async Task A_message_of_another_account_or_of_nobody_is_not()
    {
        var ring = gateway.Services.GetRequiredService<KeyRing>();
        var foreign = ring.Seal("authorization-message", Encoding.UTF8.GetBytes("""{"principal":"arn:aws:iam::111122223333:user/bob"}"""));
        var other = ring.Seal("another-purpose", Encoding.UTF8.GetBytes($$"""{"principal":"arn:aws:iam::{{gateway.Account}}:user/bob"}"""));

        foreach (var message in (string[])[foreign, other, "v1.0000000000000000.AAAA", "nonsense"])
            Assert.Equal("InvalidAuthorizationMessageException", (await DecodeAsync(message)).Error);
    }

    private Task<Answer> DecodeAsync(string message) => gateway.StsAsync(gateway.Admin, "DecodeAuthorizationMessage", ("EncodedMessage", message));
}
