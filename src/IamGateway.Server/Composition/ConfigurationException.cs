namespace IamGateway.Server.Composition;

/// <summary>The configuration has problems; each begins with the path of the setting.</summary>
internal sealed class ConfigurationException(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
