using System.Net;
using System.Text.Json;
using IamGateway.EndToEnd.Programs;

namespace IamGateway.EndToEnd.Invariants;

/// <summary>Commands work beside a running server, from its very first start on, and a second server keeps off.</summary>
public sealed class SecondProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Commands_beside_the_first_server_of_a_folder_leave_the_database_whole()
    {
        await using var gateway = await GatewayProcess.StartAsync("serve", _folder.Path);
        using var client = new HttpClient();
        // The commands open and close the database; were the server's locks lost, each would take its log away.
        for (var number = 1; number <= 3; number++)
        {
            var person = $"person{number}@example.com";
            var invited = await GatewayProcess.RunAsync("admin", "invite", "--user", person, "--data", _folder.Path, "--json");
            var link = JsonDocument.Parse(invited).RootElement.GetProperty("url").GetString()!;
            var page = await client.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Contains(person, await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(_folder.Path, "iamgateway.db-wal")), "the log of the running server is gone");
        }

        Assert.DoesNotContain("SQLite Error", gateway.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_refused()
    {
        await using var gateway = await GatewayProcess.StartAsync("serve", _folder.Path);
        var refused = await Record.ExceptionAsync(() => GatewayProcess.RunAsync(
            "serve", "--data", _folder.Path, "--urls", $"http://127.0.0.1:{FreePort.Next()}", "--management-urls", $"http://127.0.0.1:{FreePort.Next()}"));
        Assert.Contains("another server runs on this data folder", Assert.IsAssignableFrom<Exception>(refused).Message, StringComparison.Ordinal);
    }
}
