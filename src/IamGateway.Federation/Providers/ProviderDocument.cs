namespace IamGateway.Federation.Providers;

/// <summary>What was read of a provider.</summary>
/// <param name="ReadAt">When.</param>
internal abstract record ProviderDocument(DateTimeOffset ReadAt);
