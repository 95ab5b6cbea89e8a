namespace IamGateway.Proxy.Tests.Fixtures;

/// <summary>A request as the upstream's socket received it.</summary>
/// <param name="Head">Request line and headers, byte for byte as Latin-1, without the empty line.</param>
/// <param name="Body">As received.</param>
internal sealed record SeenRequest(string Head, string Body)
{
    public string RequestLine => Head[..Head.IndexOf("\r\n", StringComparison.Ordinal)];

    public string Method => RequestLine.Split(' ')[0];

    public string Target => RequestLine.Split(' ')[1];

    public string Path => Target.Split('?')[0];

    public IEnumerable<(string Name, string Value)> Headers =>
        Head.Split("\r\n").Skip(1).Select(line => (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()));

    public string[] All(string name) => [.. Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];
}
