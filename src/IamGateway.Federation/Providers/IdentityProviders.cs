namespace IamGateway.Federation.Providers;

/// <summary>The identity providers of the configuration.</summary>
public sealed class IdentityProviders : IDisposable
{
    private readonly List<ProviderConnection> _connections;

    internal IdentityProviders(IEnumerable<ProviderConnection> connections)
    {
        _connections = [.. connections];
        All = [.. _connections.Select(connection => (connection.Name, connection.DisplayName))];
    }

    /// <summary>Name (in URLs) and display name of each, in order of the configuration.</summary>
    public IReadOnlyList<(string Name, string DisplayName)> All { get; }

    internal ProviderConnection? Find(string name) => _connections.Find(connection => string.Equals(connection.Name, name, StringComparison.Ordinal));

    public void Dispose() => _connections.ForEach(connection => connection.Dispose());
}
