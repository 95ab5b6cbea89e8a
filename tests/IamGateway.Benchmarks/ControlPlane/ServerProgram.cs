using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace IamGateway.Benchmarks.ControlPlane;

/// <summary>The built server, running as its users run it.</summary>
internal sealed class ServerProgram : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProgram(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    public int ProcessId => _process.Id;

    private static string Program => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/IamGateway.Server/bin/Release/net10.0/iamgateway.dll"));

    /// <summary>Serves a data folder, and waits until it is ready.</summary>
    public static async Task<ServerProgram> StartAsync(string dataFolder)
    {
        var (url, management) = (new Uri($"http://127.0.0.1:{FreePort()}"), new Uri($"http://127.0.0.1:{FreePort()}"));
        var server = new ServerProgram(Start("serve", "--data", dataFolder, "--urls", url.GetLeftPart(UriPartial.Authority), "--management-urls", management.GetLeftPart(UriPartial.Authority)), url);
        server._process.OutputDataReceived += (_, _) => { };   // read, so that it is never held up by what nobody reads
        server._process.ErrorDataReceived += (_, _) => { };
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = management };
        while (!await IsReadyAsync(client))
        {
            if (server._process.HasExited)
                throw new InvalidOperationException($"{Program} serve ended with exit code {server._process.ExitCode}.");
            await Task.Delay(100);
        }

        return server;
    }

    /// <summary>Runs a command to its end and returns what it wrote to standard output.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{string.Join(' ', arguments)}: {await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
