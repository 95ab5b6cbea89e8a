namespace IamGateway.EndToEnd.Programs;

/// <summary>Requests by the real curl, so that nothing of .NET's client tidies them.</summary>
internal static class Curl
{
    public static async Task<CurlAnswer> GetAsync(string url, params string[] arguments)
    {
        await using var curl = await ChildProcess.RunAsync(Peer.Curl, ["-sS", "-i", "--max-time", "20", "--path-as-is", .. arguments, url]);
        Assert.True(curl.ExitCode == 0, $"curl {url}: exit code {curl.ExitCode} {curl.Errors}");

        var text = curl.Output.ReplaceLineEndings("\n");
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var head = end < 0 ? text : text[..end];
        return new(int.Parse(head.Split(' ')[1]), head, end < 0 ? "" : text[(end + 2)..].TrimEnd());
    }
}
