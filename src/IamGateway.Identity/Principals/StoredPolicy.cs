namespace IamGateway.Identity.Principals;

/// <summary>A policy as it was read from the store.</summary>
/// <param name="Name">ARN of a managed policy, or name of an inline one.</param>
/// <param name="Version">For example <c>v3</c>; null for an inline policy.</param>
/// <param name="Document">The JSON.</param>
internal sealed record StoredPolicy(string Name, string? Version, string Document);
