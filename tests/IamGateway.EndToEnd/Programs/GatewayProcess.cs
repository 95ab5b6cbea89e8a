using System.Text.Json;

namespace IamGateway.EndToEnd.Programs;

/// <summary>The built program, running as its users run it.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private readonly ChildProcess _child;

    private GatewayProcess(ChildProcess child, Uri url, Uri managementUrl, string dataFolder)
    {
        _child = child;
        Url = url;
        ManagementUrl = managementUrl;
        DataFolder = dataFolder;
    }

    /// <summary><c>http://localhost:PORT</c>: also the public URL.</summary>
    public Uri Url { get; }

    public Uri ManagementUrl { get; }

    public string DataFolder { get; }

    public string Output => _child.Output;

    public string Errors => _child.Errors;

    /// <summary>Starts <c>iamgateway COMMAND</c> and waits until it is ready.</summary>
    /// <param name="command"><c>demo</c> or <c>serve</c>.</param>
    /// <param name="port">Of the public address; null: a free one.</param>
    /// <param name="more">Further arguments, such as <c>--config FILE</c>.</param>
    public static async Task<GatewayProcess> StartAsync(string command, string dataFolder, int? port = null, params string[] more)
    {
        var url = new Uri($"http://localhost:{port ?? FreePort.Next()}");
        var managementUrl = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        string[] arguments =
        [
            Repository.Program, command, "--data", dataFolder, "--urls", url.GetLeftPart(UriPartial.Authority),
            "--management-urls", managementUrl.GetLeftPart(UriPartial.Authority), .. more,
        ];
        var gateway = new GatewayProcess(ChildProcess.Start("dotnet", arguments), url, managementUrl, dataFolder);
        try
        {
            await gateway._child.WaitUntilAsync(gateway.IsReadyAsync, $"iamgateway {command}");
        }
        catch
        {
            await gateway.DisposeAsync();
            throw;
        }

        return gateway;
    }

    /// <summary>Runs <c>iamgateway</c> to its end and returns what it wrote to standard output.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        await using var child = await ChildProcess.RunAsync("dotnet", [Repository.Program, .. arguments]);
        Assert.True(child.ExitCode == 0, $"iamgateway {string.Join(' ', arguments)}: exit code {child.ExitCode}\n{child.Output}\n{child.Errors}");
        return child.Output;
    }

    public Uri At(string path) => new(Url, path);

    /// <summary>The decisions and sign-in steps of the trail, after everything that happened has reached the disk.</summary>
    public async Task<IReadOnlyList<JsonElement>> TrailAsync(Func<IReadOnlyList<JsonElement>, bool> complete)
    {
        IReadOnlyList<JsonElement> trail = [];
        await _child.WaitUntilAsync(
            async () =>
            {
                trail = [.. await ReadTrailAsync()];
                return complete(trail);
            },
            "The trail");
        return trail;
    }

    public Task KillAsync() => _child.KillAsync();

    public Task StopAsync() => _child.StopAsync();

    public ValueTask DisposeAsync() => _child.DisposeAsync();

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var client = new HttpClient();
            using var answer = await client.GetAsync(new Uri(ManagementUrl, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<List<JsonElement>> ReadTrailAsync()
    {
        var records = new List<JsonElement>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(DataFolder, "audit"), "*.jsonl"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            var lines = (await reader.ReadToEndAsync()).Split('\n');
            records.AddRange(lines[..^1].Select(line => JsonDocument.Parse(line).RootElement)); // the last one may be half written
        }

        return records;
    }
}
