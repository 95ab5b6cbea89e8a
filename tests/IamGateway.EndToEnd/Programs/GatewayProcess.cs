using System.Text.Json;

namespace IamGateway.EndToEnd.Programs;

/// <summary>The built program, running as its users run it.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private readonly ChildProcess _child;
    private readonly string _lastWords;

    private GatewayProcess(ChildProcess child, string lastWords, Uri url, Uri managementUrl, string dataFolder)
    {
        _child = child;
        _lastWords = lastWords;
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
    public static Task<GatewayProcess> StartAsync(string command, string dataFolder, int? port = null, params string[] more) => StartAsync([], command, dataFolder, port, more);

    /// <summary>Starts <c>iamgateway serve</c> with a clock that is behind.</summary>
    public static Task<GatewayProcess> StartBehindAsync(TimeSpan time, string dataFolder, int port) => StartAsync(
        new Dictionary<string, string?>
        {
            ["LD_PRELOAD"] = Peer.FakeTime,
            ["FAKETIME"] = $"-{time.TotalSeconds}s",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        },
        "serve", dataFolder, port);

    private static async Task<GatewayProcess> StartAsync(Dictionary<string, string?> environment, string command, string dataFolder, int? port, params string[] more)
    {
        var url = new Uri($"http://localhost:{port ?? FreePort.Next()}");
        var managementUrl = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        string[] arguments =
        [
            Repository.Program, command, "--data", dataFolder, "--urls", url.GetLeftPart(UriPartial.Authority),
            "--management-urls", managementUrl.GetLeftPart(UriPartial.Authority), .. more,
        ];
        var lastWords = command == "demo" ? "every decision is in" : "IamGateway serves"; // printed when all is there that it speaks of
        var gateway = new GatewayProcess(ChildProcess.Start("dotnet", arguments, environment), lastWords, url, managementUrl, dataFolder);
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

    /// <summary>The decisions and sign-in steps on the disk.</summary>
    public async Task<IReadOnlyList<JsonElement>> TrailAsync()
    {
        var records = new List<JsonElement>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(DataFolder, "audit"), "*.jsonl"))
        {
            var lines = (await File.ReadAllTextAsync(file)).Split('\n');
            records.AddRange(lines[..^1].Select(line => JsonDocument.Parse(line).RootElement)); // a crash may leave half a line
        }

        return records;
    }

    /// <summary>The trail's record of a decision, as it is written; waits for the writer, which collects for a moment.</summary>
    public async Task<string> DecisionAsync(string id)
    {
        string? record = null;
        await _child.WaitUntilAsync(
            async () => (record = (await TrailAsync()).Select(entry => entry.GetRawText()).FirstOrDefault(text => text.Contains($"\"{id}\"", StringComparison.Ordinal))) is not null,
            $"The record of the decision {id}");
        return record!;
    }

    /// <summary>Asks again and again until the answer is yes; fails when the gateway ends or it takes longer than a minute.</summary>
    public Task WaitUntilAsync(Func<bool> ready, string what) => _child.WaitUntilAsync(() => Task.FromResult(ready()), what);

    public Task KillAsync() => _child.KillAsync();

    public Task StopAsync() => _child.StopAsync();

    public ValueTask DisposeAsync() => _child.DisposeAsync();

    private async Task<bool> IsReadyAsync()
    {
        if (!Output.Contains(_lastWords, StringComparison.Ordinal))
        {
            return false;
        }

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
}
