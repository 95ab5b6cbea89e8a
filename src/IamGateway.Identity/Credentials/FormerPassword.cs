namespace IamGateway.Identity.Credentials;

/// <summary>A password that an IAM user has or had, for the rule against using it again. The database keeps the last 24 of a user.</summary>
public sealed class FormerPassword
{
    /// <summary>Assigned by the database, in the order in which they were set.</summary>
    public long Id { get; init; }

    public required string UserId { get; init; }
    public required string Hash { get; init; }
    public required DateTimeOffset SetAt { get; init; }
}
