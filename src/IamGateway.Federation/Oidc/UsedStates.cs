using System.Collections.Concurrent;

namespace IamGateway.Federation.Oidc;

/// <summary>The flows whose callback came, until they expire: each may come once. A copy of a cookie is worth nothing once its flow is used.</summary>
internal sealed class UsedStates(TimeProvider clock)
{
    private const int MaxStates = 100_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    /// <summary>False: it came before, or more came within ten minutes than can be remembered.</summary>
    public bool TryUse(SignInFlow flow)
    {
        if (_used.Count >= MaxStates)
        {
            Forget();
        }

        return _used.Count < MaxStates && _used.TryAdd(flow.State, flow.ExpiresAt);
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var (state, expiresAt) in _used)
        {
            if (expiresAt <= now)
            {
                _used.TryRemove(state, out _);
            }
        }
    }
}
