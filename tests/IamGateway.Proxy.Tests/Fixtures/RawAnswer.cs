namespace IamGateway.Proxy.Tests.Fixtures;

/// <summary>An answer as a client's socket received it.</summary>
/// <param name="Status">0: the connection ended without one.</param>
internal sealed record RawAnswer(int Status, string Head, string Body)
{
    public string? Header(string name) => Head.Split("\r\n").Skip(1).Select(line => line.Split(':', 2))
        .Where(pair => pair[0].Equals(name, StringComparison.OrdinalIgnoreCase)).Select(pair => pair[1].Trim()).FirstOrDefault();
}
