namespace IamGateway.Identity.Sessions;

/// <summary>Ends every session of a principal, or one session, that was issued before a moment.</summary>
public sealed class Revocation
{
    /// <summary>Id of a session, or of the principal: a role, an IAM user, or the account for its root user.</summary>
    public required string SubjectId { get; init; }

    public required string AccountId { get; init; }

    /// <summary>A session issued earlier is dead. Never falls.</summary>
    public required DateTimeOffset IssuedBefore { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
