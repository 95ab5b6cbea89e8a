using System.Net;

namespace IamGateway.Server.Tests.Composition;

public sealed class ManagementListenerTests
{
    [Fact]
    public async Task Health_answers_on_the_management_port_only_whatever_the_host_header_says()
    {
        await using var gateway = await RunningGateway.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await gateway.Management.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Management.GetAsync("/health/ready")).StatusCode);

        using var disguised = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        disguised.Headers.Host = gateway.Management.BaseAddress!.Authority;
        Assert.NotEqual(HttpStatusCode.OK, (await gateway.Client.SendAsync(disguised)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.Client.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task Nothing_else_answers_on_the_management_port()
    {
        await using var gateway = await RunningGateway.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.GetAsync("/.iam/jwks.json")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.Management.GetAsync("/.iam/jwks.json")).StatusCode);
    }
}
