namespace IamGateway.Federation.Saml;

/// <summary>What a response must fit.</summary>
/// <param name="Provider">Who must have issued it.</param>
/// <param name="Audience">The relying party that it must be for.</param>
/// <param name="Recipient">The address that it must have been sent to.</param>
/// <param name="RequestId">The request that it must answer; null: it must answer none, as when the person began at the identity provider.</param>
/// <param name="Now">The moment, in UTC.</param>
public sealed record SamlExpectation(SamlMetadata Provider, string Audience, string Recipient, string? RequestId, DateTimeOffset Now);
