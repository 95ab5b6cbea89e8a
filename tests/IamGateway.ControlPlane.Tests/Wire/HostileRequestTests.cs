using System.Net.Sockets;
using System.Text;
using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Wire;

/// <summary>What breaks a protocol is the caller's error, in the protocol's words, and no failure of the server.</summary>
public sealed class HostileRequestTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    /// <summary>An error shows the beginning of a value, and XML cannot carry half a character.</summary>
    [Theory]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(128)]
    public async Task A_value_is_not_cut_within_a_character(int before)
    {
        var name = new string('a', before) + "\U0001F600 and more";

        var answer = await gateway.IamAsync(gateway.Admin, "CreateUser", ("UserName", name));
        var action = await gateway.IamAsync(null, name);

        Assert.Equal(("ValidationError", "InvalidAction"), (answer.Error, action.Error));
    }

    [Fact]
    public async Task A_body_that_breaks_http_is_malformed_input()
    {
        var address = gateway.Client.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, CancellationToken.None);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\nno number\r\n"), CancellationToken.None);

        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(CancellationToken.None);

        Assert.StartsWith("HTTP/1.1 400 ", answer);
        Assert.Contains("<Code>MalformedInput</Code>", answer);
    }
}
