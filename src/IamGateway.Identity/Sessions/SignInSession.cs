namespace IamGateway.Identity.Sessions;

/// <summary>The server-side ticket behind a browser's cookie: who signed in, how, and which principal the browser acts as.</summary>
public sealed class SignInSession
{
    /// <summary>Public id, fit for logs; never the cookie's secret.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the cookie's secret, in lower-case hexadecimal. A new secret at sign-in, MFA and role change.</summary>
    public required string SecretHash { get; set; }

    /// <summary>Exactly one of <see cref="PersonId"/>, <see cref="UserId"/>, <see cref="RootAccountId"/> is set.</summary>
    public string? PersonId { get; init; }

    public string? UserId { get; init; }
    public string? RootAccountId { get; init; }

    /// <summary><c>password</c>, or the name of the identity provider.</summary>
    public required string Method { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }

    /// <summary>When a second factor was proved in this session; null: not yet.</summary>
    public DateTimeOffset? MfaAt { get; set; }

    /// <summary>The last request that used it, to the minute.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The principal session that the browser acts with; null: a person who has not chosen yet.</summary>
    public string? ActiveSessionId { get; set; }

    public string? SourceIp { get; init; }
    public string? UserAgent { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
}
