using Microsoft.Extensions.Logging;

namespace IamGateway.Federation.Oidc;

/// <summary>The identity providers of the configuration.</summary>
public sealed class IdentityProviders : IDisposable
{
    private readonly List<ConnectedProvider> _providers;

    internal IdentityProviders(IEnumerable<OidcProvider> providers, TimeProvider clock, ILogger<IdentityProviders> logger)
    {
        _providers = [.. providers.Select(provider => Connect(provider, clock, logger))];
        All = [.. _providers.Select(connected => (connected.Provider.Name, connected.Provider.DisplayName))];
    }

    /// <summary>Name (in URLs) and display name of each, in order of the configuration.</summary>
    public IReadOnlyList<(string Name, string DisplayName)> All { get; }

    internal ConnectedProvider? Find(string name) => _providers.Find(connected => string.Equals(connected.Provider.Name, name, StringComparison.Ordinal));

    public void Dispose()
    {
        foreach (var connected in _providers)
        {
            connected.Documents.Dispose();
            connected.Http.Dispose();
        }
    }

    private static ConnectedProvider Connect(OidcProvider provider, TimeProvider clock, ILogger logger)
    {
        var http = ProviderHttp.Create(provider.AllowPrivateAddresses);
        return new ConnectedProvider(
            provider, http, new ProviderDocuments<ProviderMetadata>(provider.Name, cancellationToken => ProviderMetadata.ReadAsync(provider, http, clock, cancellationToken), clock, logger));
    }
}
