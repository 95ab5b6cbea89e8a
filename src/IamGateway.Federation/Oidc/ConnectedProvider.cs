namespace IamGateway.Federation.Oidc;

/// <summary>A provider with what is needed to talk to it.</summary>
internal sealed record ConnectedProvider(OidcProvider Provider, HttpClient Http, ProviderDocuments<ProviderMetadata> Documents);
