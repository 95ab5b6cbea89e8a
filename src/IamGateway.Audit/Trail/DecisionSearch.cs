using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IamGateway.Audit.Trail;

/// <summary>Looks for one decision in the files of a trail.</summary>
/// <remarks>
/// Ids are random, so nothing but the files themselves tells where one is; their text is searched, at the speed of the disk, and only lines that have the id are read as JSON.
/// A client cannot make a line look as if it had an id: quotation marks in texts are escaped.
/// </remarks>
internal static class DecisionSearch
{
    private const int Chunk = 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() } };

    /// <summary>The decision; null: no file in the folder has it. Newest days are looked at first.</summary>
    public static async Task<RecordedDecision?> FindAsync(string folder, string id, CancellationToken cancellationToken)
    {
        var needle = Encoding.UTF8.GetBytes($"\"id\":\"{id}\"");
        foreach (var file in Directory.GetFiles(folder, "trail-*.jsonl").OrderDescending(StringComparer.Ordinal))
        {
            if (await FindInAsync(file, needle, id, cancellationToken) is { } found)
                return found;
        }

        return null;
    }

    private static async Task<RecordedDecision?> FindInAsync(string path, byte[] needle, string id, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
        var buffer = new byte[Chunk];
        var filled = 0;
        int read;
        while ((read = await file.ReadAsync(buffer.AsMemory(filled), cancellationToken)) > 0)
        {
            filled += read;
            var whole = buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            if (FindIn(buffer.AsSpan(0, whole), needle, id) is { } found)
                return found;
            buffer.AsSpan(whole, filled - whole).CopyTo(buffer);
            filled -= whole;
            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }

        return null;
    }

    private static RecordedDecision? FindIn(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> needle, string id)
    {
        int at;
        while ((at = lines.IndexOf(needle)) >= 0)
        {
            var start = lines[..at].LastIndexOf((byte)'\n') + 1;
            var end = at + lines[at..].IndexOf((byte)'\n');
            if (Read(lines[start..end]) is { } decision && decision.Id == id)
                return decision;
            lines = lines[end..];
        }

        return null;
    }

    /// <summary>Null: the line is none of a decision, or was torn by a crash.</summary>
    private static RecordedDecision? Read(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("{\"kind\":\"decision\""u8))
            return null;
        try
        {
            return JsonSerializer.Deserialize<RecordedDecision>(line, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
