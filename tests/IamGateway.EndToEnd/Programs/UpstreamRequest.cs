namespace IamGateway.EndToEnd.Programs;

/// <summary>A request as its bytes arrived at the upstream.</summary>
/// <param name="Head">Request line and headers, each byte as one character.</param>
internal sealed record UpstreamRequest(string Head)
{
    public string Method => Head.Split(' ', 3)[0];

    public string Target => Head.Split(' ', 3)[1];

    public IReadOnlyList<(string Name, string Value)> Headers { get; } =
    [
        .. Head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(':', 2))
            .Select(parts => (parts[0], parts[1].Trim())),
    ];

    /// <summary>The values of a header by exactly this spelling, in any case.</summary>
    public string[] Values(string name) =>
        [.. Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];
}
