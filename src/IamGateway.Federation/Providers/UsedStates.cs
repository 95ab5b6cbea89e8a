using System.Collections.Concurrent;
using System.Net;
using IamGateway.Federation.SignIn;

namespace IamGateway.Federation.Providers;

/// <summary>The flows whose callback came, until they expire: each may come once. A copy of a cookie is worth nothing once its flow is used.</summary>
/// <remarks>One address cannot use up the memory, which would close the sign-in for everybody: a hundred flows at once, then two a second.</remarks>
internal sealed class UsedStates(TimeProvider clock)
{
    private const int MaxStates = 100_000;

    private readonly SourceLimiter _sources = new(clock, burst: 100, TimeSpan.FromMilliseconds(500));
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    /// <summary>False: it came before, or more came than one address may send, or within ten minutes than can be remembered.</summary>
    public bool TryUse(SignInFlow flow, IPAddress? source)
    {
        if (_sources.Take(source) is not null)
        {
            return false;
        }

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
