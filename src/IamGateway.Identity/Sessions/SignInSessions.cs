namespace IamGateway.Identity.Sessions;

/// <summary>Starts, changes and ends sign-in sessions and the principal sessions made from them.</summary>
public sealed class SignInSessions
{
    /// <summary>Starts a sign-in. An IAM user or root user gets its principal session at once; a person with exactly one assignment too.</summary>
    public Task<StartedSignIn> StartAsync(SignInSubject subject, string method, DateTimeOffset? mfaAt, string? sourceIp, string? userAgent, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Notes a proved second factor: new secret, and a new principal session with it in place of the active one. Tokens issued before keep what they had.</summary>
    public Task<StartedSignIn> RecordMfaAsync(string signInSessionId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Makes the browser act with a permission set in an account; null when it is not assigned to the person. New secret.</summary>
    public Task<StartedSignIn?> ChooseAsync(string signInSessionId, string accountId, string permissionSetId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>A further principal session with the active one's role and MFA, for a bearer token; null when no principal is chosen or the sign-in has ended.</summary>
    public Task<PrincipalSession?> IssueAsync(string signInSessionId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Ends a sign-in and every principal session made from it. Ending twice is fine.</summary>
    public Task EndAsync(string signInSessionId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
