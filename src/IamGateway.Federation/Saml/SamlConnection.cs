using IamGateway.Federation.Providers;
using Microsoft.Extensions.Logging;

namespace IamGateway.Federation.Saml;

/// <summary>A SAML identity provider with its metadata.</summary>
internal sealed class SamlConnection : ProviderConnection
{
    private readonly HttpClient _http;

    public SamlConnection(SamlSignInProvider provider, TimeProvider clock, ILogger logger)
        : base(provider)
    {
        Provider = provider;
        _http = ProviderHttp.Create(provider.AllowPrivateAddresses);
        Documents = new ProviderDocuments<SamlProviderDocument>(
            provider.Name, async cancellationToken => new SamlProviderDocument(SamlMetadata.Read(await ReadAsync(cancellationToken)), clock.GetUtcNow()), clock, logger);
    }

    public SamlSignInProvider Provider { get; }

    public ProviderDocuments<SamlProviderDocument> Documents { get; }

    public override void Dispose()
    {
        Documents.Dispose();
        _http.Dispose();
    }

    private Task<string> ReadAsync(CancellationToken cancellationToken) =>
        Provider.Metadata.IsFile ? File.ReadAllTextAsync(Provider.Metadata.LocalPath, cancellationToken) : _http.GetStringAsync(Provider.Metadata, cancellationToken);
}
