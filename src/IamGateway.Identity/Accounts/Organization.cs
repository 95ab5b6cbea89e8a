namespace IamGateway.Identity.Accounts;

/// <summary>The one organization of an installation: owns the accounts and the identity store.</summary>
public sealed class Organization
{
    /// <summary><c>o-</c> and ten lower-case letters or digits.</summary>
    public required string Id { get; init; }

    /// <summary>The account the organization is managed from; routes without an account of their own belong to it.</summary>
    public required string ManagementAccountId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
