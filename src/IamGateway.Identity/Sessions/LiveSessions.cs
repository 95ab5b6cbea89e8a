namespace IamGateway.Identity.Sessions;

/// <summary>Finds live sessions with what belongs to them, from a bounded memory that the change feed keeps honest.</summary>
public sealed class LiveSessions
{
    /// <summary>The live sign-in behind a cookie's secret; null when unknown, idle too long, expired, ended, or its subject is gone or inactive. Notes the use, to the minute.</summary>
    public ValueTask<LiveSignIn?> FindSignInAsync(string secret, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>A live principal session by its public id; null likewise, also when its sign-in has ended or its assignment was taken away.</summary>
    public ValueTask<LivePrincipal?> FindPrincipalAsync(string sessionId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
