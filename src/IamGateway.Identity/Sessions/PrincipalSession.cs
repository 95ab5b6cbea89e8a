namespace IamGateway.Identity.Sessions;

/// <summary>A principal acting for a limited time: a role session, or the session of an IAM user or root user. Browsers and bearer tokens both present one.</summary>
public sealed class PrincipalSession
{
    /// <summary>Public id, the <c>sid</c> of tokens; fit for logs.</summary>
    public required string Id { get; init; }

    /// <summary>The sign-in it came from: ends with it.</summary>
    public required string SignInSessionId { get; init; }

    public required string AccountId { get; init; }

    /// <summary>Exactly one of <see cref="RoleId"/> and <see cref="UserId"/> is set; neither for the account's root user.</summary>
    public string? RoleId { get; init; }

    public string? UserId { get; init; }

    /// <summary>The last part of a role session's ARN; null otherwise.</summary>
    public string? SessionName { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the second factor was proved that this session was made with; null: without one. Never changes.</summary>
    public DateTimeOffset? MfaAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}
