using System.Text.Json;
using System.Text.Json.Nodes;

namespace IamGateway.EndToEnd.Programs;

/// <summary>A demo whose orders API is an <see cref="EchoUpstream"/>, so that a test sees what gets through.</summary>
public sealed class DemoGateway : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iamgateway-").FullName;
    private GatewayProcess? _gateway;

    internal EchoUpstream Upstream { get; } = new();

    internal GatewayProcess Process => _gateway ?? throw new InvalidOperationException("The gateway is not started.");

    internal DemoFile Demo => DemoFile.Read(Process.DataFolder);

    /// <summary>The header line with a bearer token of the developer, who may read orders, and delete them with a second factor.</summary>
    internal string DeveloperHeader => File.ReadAllText(Path.Combine(Process.DataFolder, "developer.header")).Trim();

    public async Task InitializeAsync()
    {
        try
        {
            await StartAsync(FreePort.Next());
        }
        catch
        {
            await DisposeAsync(); // xunit ends nothing of a fixture that did not start
            throw;
        }
    }

    public async Task DisposeAsync()
    {
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
        }

        await Upstream.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <param name="provider">The settings of the identity provider <c>corp</c>; null: none.</param>
    internal async Task StartAsync(int port, JsonObject? provider = null)
    {
        var configuration = Path.Combine(_folder, "gateway.json");
        await File.WriteAllTextAsync(configuration, Configuration(provider).ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        _gateway = await GatewayProcess.StartAsync("demo", Path.Combine(_folder, "data"), port, "--config", configuration);
    }

    /// <summary>A request of the developer by curl from an address of this machine; the address goes over IPv4.</summary>
    internal Task<CurlAnswer> AsDeveloperAsync(string path, params string[] arguments) =>
        GetAsync(path, ["-H", DeveloperHeader, .. arguments]);

    /// <summary>A request by curl, over IPv4 so that it can come from another address of this machine.</summary>
    internal Task<CurlAnswer> GetAsync(string path, params string[] arguments) =>
        Curl.GetAsync($"http://127.0.0.1:{Process.Url.Port}{path}", arguments);

    private JsonObject Configuration(JsonObject? provider) => new()
    {
        ["IamGateway"] = new JsonObject
        {
            ["IdentityProviders"] = provider is null ? [] : new JsonObject { ["corp"] = provider },
        },
        ["ReverseProxy"] = new JsonObject
        {
            ["Clusters"] = new JsonObject
            {
                ["orders"] = new JsonObject
                {
                    ["Destinations"] = new JsonObject { ["api"] = new JsonObject { ["Address"] = Upstream.Url.AbsoluteUri } },
                },
            },
        },
    };
}
