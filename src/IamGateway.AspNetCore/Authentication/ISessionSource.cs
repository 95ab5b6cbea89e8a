namespace IamGateway.AspNetCore.Authentication;

/// <summary>Finds live sessions. What is unknown, expired, ended or whose owner was disabled is not found.</summary>
public interface ISessionSource
{
    /// <summary>The sign-in behind a cookie's secret; null: not live.</summary>
    ValueTask<SignedInBrowser?> FindByCookieAsync(string secret, CancellationToken cancellationToken);

    /// <summary>The principal session with a public id; null: not live.</summary>
    ValueTask<Caller?> FindByIdAsync(string sessionId, CancellationToken cancellationToken);
}
