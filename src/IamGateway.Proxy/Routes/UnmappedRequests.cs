using System.Collections.Concurrent;

namespace IamGateway.Proxy.Routes;

/// <summary>Counts the requests that a service has no action for. Bounded: clients may ask for anything.</summary>
internal sealed class UnmappedRequests(TimeProvider clock)
{
    private const int Capacity = 1000, MaxPath = 256;

    private readonly ConcurrentDictionary<(string Route, string Method, string Path), Tally> _seen = new();

    /// <summary>Counts one. When a thousand different ones are known, a further one is not counted.</summary>
    public void Note(string routeId, string method, string path)
    {
        var key = (routeId, method, path.Length <= MaxPath ? path : path[..MaxPath]);
        if (_seen.TryGetValue(key, out var tally) || (_seen.Count < Capacity && (tally = _seen.GetOrAdd(key, new Tally())) is not null))
        {
            Interlocked.Increment(ref tally.Count);
            Interlocked.Exchange(ref tally.LastTicks, clock.GetUtcNow().UtcTicks);
        }
    }

    /// <summary>All of them, by route, method and path.</summary>
    public IReadOnlyList<UnmappedRequest> List() =>
    [
        .. _seen.Select(seen => new UnmappedRequest(
                seen.Key.Route, seen.Key.Method, seen.Key.Path, Interlocked.Read(ref seen.Value.Count), new DateTimeOffset(Interlocked.Read(ref seen.Value.LastTicks), TimeSpan.Zero)))
            .OrderBy(seen => seen.RouteId, StringComparer.Ordinal).ThenBy(seen => seen.Path, StringComparer.Ordinal).ThenBy(seen => seen.Method, StringComparer.Ordinal),
    ];

    private sealed class Tally
    {
        public long Count;
        public long LastTicks;
    }
}
