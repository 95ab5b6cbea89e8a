using IamGateway.Server.Composition;

namespace IamGateway.Server.Tests.Composition;

public sealed class ListenersTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080", "port 8080 is also in --urls")]
    [InlineData("localhost:8080", "http://127.0.0.1:8081", "--urls: 'localhost:8080' is not an address")]
    [InlineData("http://127.0.0.1:8080", "nowhere", "--management-urls: 'nowhere' is not an address")]
    [InlineData("http://127.0.0.1:8080", ";", "--management-urls: no address is given")]
    public async Task A_bad_address_is_named(string urls, string managementUrls, string expected)
    {
        using var folder = new TemporaryFolder();
        var settings = new ServerSettings { DataFolder = folder.Path, Urls = urls, ManagementUrls = managementUrls };
        var exception = await Assert.ThrowsAsync<ConfigurationException>(() => GatewayApplication.BuildAsync(settings, CancellationToken.None));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }
}
