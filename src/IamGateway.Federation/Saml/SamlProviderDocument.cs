using IamGateway.Federation.Providers;

namespace IamGateway.Federation.Saml;

/// <summary>The metadata of a SAML identity provider, as they were read last.</summary>
internal sealed record SamlProviderDocument(SamlMetadata Metadata, DateTimeOffset ReadAt) : ProviderDocument(ReadAt);
