using IamGateway.Federation.Providers;
using Microsoft.Extensions.Logging;

namespace IamGateway.Federation.Oidc;

/// <summary>An OpenID provider with what is needed to talk to it.</summary>
internal sealed class OidcConnection : ProviderConnection
{
    public OidcConnection(OidcProvider provider, TimeProvider clock, ILogger logger)
        : base(provider)
    {
        Provider = provider;
        Http = ProviderHttp.Create(provider.AllowPrivateAddresses);
        Documents = new ProviderDocuments<ProviderMetadata>(provider.Name, cancellationToken => ProviderMetadata.ReadAsync(provider, Http, clock, cancellationToken), clock, logger);
    }

    public OidcProvider Provider { get; }

    public HttpClient Http { get; }

    public ProviderDocuments<ProviderMetadata> Documents { get; }

    public override void Dispose()
    {
        Documents.Dispose();
        Http.Dispose();
    }
}
