namespace IamGateway.Identity.Principals;

/// <summary>The policies that apply to a principal, as they were read from the store.</summary>
/// <param name="Boundary">Null: there is no permissions boundary.</param>
internal sealed record StoredPolicies(IReadOnlyList<StoredPolicy> Identity, StoredPolicy? Boundary);
