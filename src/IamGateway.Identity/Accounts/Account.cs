namespace IamGateway.Identity.Accounts;

/// <summary>An account: owns IAM users, groups, roles, policies and the resources behind the gateway.</summary>
public sealed class Account
{
    /// <summary>Twelve digits.</summary>
    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>A name for the sign-in page in place of the id, unique; null: none.</summary>
    public string? Alias { get; set; }

    /// <summary>The version of STS's tokens that the account prefers, 1 or 2. Kept for those who ask; tokens do not differ.</summary>
    public int TokenVersion { get; set; } = 1;

    public required DateTimeOffset CreatedAt { get; init; }

    public RootUser? Root { get; set; }
}
