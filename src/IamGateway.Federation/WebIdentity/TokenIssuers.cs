using IamGateway.AspNetCore.Signing;
using IamGateway.Federation.Oidc;
using IamGateway.Federation.Providers;
using Microsoft.Extensions.Logging;

namespace IamGateway.Federation.WebIdentity;

/// <summary>The issuers of web identity tokens: which may be called, and the keys of those that were.</summary>
/// <remarks>
/// Anybody who administers an account can name an issuer, so private addresses are refused unless the configuration says otherwise. The issuer itself
/// says where its keys are, at whatever host.
/// </remarks>
internal sealed class TokenIssuers(WebIdentitySettings settings, TimeProvider clock, ILogger<TokenIssuers> logger) : IDisposable
{
    private const string Https = "https://", Http = "http://";

    /// <summary>Issuers whose keys are kept; of more, those used last.</summary>
    private const int Capacity = 1_000;

    private readonly HttpClient _http = ProviderHttp.Create(settings.AllowPrivateAddresses);
    private readonly RecentCache<string, ProviderDocuments<WorkloadKeys>> _documents = new(Capacity);

    /// <summary>What accounts call an issuer: its URL without the scheme. Null: tokens of such an issuer are not accepted.</summary>
    public string? NameOf(string issuer)
    {
        if (issuer.StartsWith(Https, StringComparison.Ordinal))
        {
            return issuer[Https.Length..];
        }

        var isPlainLoopback = issuer.StartsWith(Http, StringComparison.Ordinal) && Uri.TryCreate(issuer, UriKind.Absolute, out var url) && url.IsLoopback;
        return isPlainLoopback && settings.AllowPrivateAddresses ? issuer[Http.Length..] : null;
    }

    /// <summary>The keys of an issuer that an account has as a provider.</summary>
    public ProviderDocuments<WorkloadKeys> DocumentsOf(string issuer)
    {
        if (!_documents.TryGet(issuer, out var documents))
        {
            documents = new ProviderDocuments<WorkloadKeys>(issuer, cancellationToken => WorkloadKeys.ReadAsync(issuer, _http, clock, cancellationToken), clock, logger);
            _documents.Set(issuer, documents);
        }

        return documents;
    }

    public void Dispose() => _http.Dispose();
}
