using System.Text.Json;
using IamGateway.Server.Composition;
using Microsoft.AspNetCore.Builder;

namespace IamGateway.Server.Tests;

/// <summary>The whole server on free ports of this machine, with a data folder of its own.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    public required WebApplication App { get; init; }
    public required HttpClient Client { get; init; }
    public required HttpClient Management { get; init; }
    public required TemporaryFolder Folder { get; init; }

    public static async Task<RunningGateway> StartAsync(object? configuration = null)
    {
        var (port, managementPort) = (FreePort.Next(), FreePort.Next());
        var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "gateway.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(configuration ?? new { }));
        var app = await GatewayApplication.BuildAsync(
            new ServerSettings
            {
                DataFolder = Path.Combine(folder.Path, "data"),
                Urls = $"http://127.0.0.1:{port}",
                ManagementUrls = $"http://127.0.0.1:{managementPort}",
                ConfigurationFiles = [file],
            },
            CancellationToken.None);
        await app.StartAsync(CancellationToken.None);
        return new RunningGateway
        {
            App = app,
            Client = NewClient(port),
            Management = NewClient(managementPort),
            Folder = folder,
        };
    }

    private static HttpClient NewClient(int port) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Management.Dispose();
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        Folder.Dispose();
    }
}
