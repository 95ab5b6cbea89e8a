using IamGateway.AspNetCore.Authentication;

namespace IamGateway.AspNetCore.Tests;

/// <summary>Live sessions in memory: what is taken out has ended.</summary>
internal sealed class TestSessions : ISessionSource
{
    public Dictionary<string, SignedInBrowser> Browsers { get; } = [];

    public Dictionary<string, Caller> Callers { get; } = [];

    public Exception? Failure { get; set; }

    public int Questions { get; private set; }

    public ValueTask<SignedInBrowser?> FindByCookieAsync(string secret, CancellationToken cancellationToken) => Find(Browsers, secret);

    public ValueTask<Caller?> FindByIdAsync(string sessionId, CancellationToken cancellationToken) => Find(Callers, sessionId);

    private ValueTask<T?> Find<T>(Dictionary<string, T> live, string key)
        where T : class
    {
        Questions++;
        return Failure is null ? ValueTask.FromResult(live.GetValueOrDefault(key)) : ValueTask.FromException<T?>(Failure);
    }
}
