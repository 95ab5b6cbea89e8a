using System.Text.Json;

namespace IamGateway.Audit.Tests.Trail;

/// <summary>A data folder that lives as long as the test, and what lies in its trail.</summary>
internal sealed class TrailFolder : IDisposable
{
    public string Data { get; } = Directory.CreateTempSubdirectory("iamgateway-trail-").FullName;

    public string Audit => Path.Combine(Data, "audit");

    public IEnumerable<string> Files => Directory.EnumerateFiles(Audit, "*.jsonl").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    /// <summary>The file as it is, read while its writer has it open.</summary>
    public string Text(string file)
    {
        using var stream = new FileStream(Path.Combine(Audit, file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public IReadOnlyList<JsonElement> Lines(string file) =>
        [.. Text(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    public void Dispose() => Directory.Delete(Data, recursive: true);
}
