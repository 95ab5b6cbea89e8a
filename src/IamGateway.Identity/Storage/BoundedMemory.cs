using System.Collections.Concurrent;

namespace IamGateway.Identity.Storage;

/// <summary>A bounded memory of what was read from the store. Looking up takes no lock.</summary>
/// <remarks>
/// What was read before a change must not be remembered after it, whichever of the two comes first. So whoever reads takes the
/// <see cref="Generation"/> before it begins, every forgetting begins a new generation, and only what was read in the present one is kept.
/// </remarks>
/// <param name="capacity">Most entries to keep; when it is full, a tenth is forgotten to make room.</param>
internal sealed class BoundedMemory<T>(int capacity)
    where T : class
{
    private readonly ConcurrentDictionary<string, T> _entries = new(StringComparer.Ordinal);
    private readonly Lock _changing = new();
    private long _generation;

    public int Count => _entries.Count;

    /// <summary>Take it before reading from the store what is to be remembered.</summary>
    public long Generation => Interlocked.Read(ref _generation);

    public T? Find(string key) => _entries.GetValueOrDefault(key);

    /// <summary>Remembers what was read, unless something was forgotten since the reading began.</summary>
    /// <param name="readIn">The <see cref="Generation"/> before the reading.</param>
    public void Remember(string key, T value, long readIn)
    {
        lock (_changing)
        {
            if (readIn != _generation)
                return;
            if (_entries.Count >= capacity)
                MakeRoom();
            _entries[key] = value;
        }
    }

    public void Forget(string key)
    {
        lock (_changing)
        {
            _generation++;
            _entries.TryRemove(key, out _);
        }
    }

    public void ForgetWhere(Func<T, bool> isAffected)
    {
        lock (_changing)
        {
            _generation++;
            foreach (var entry in _entries)
            {
                if (isAffected(entry.Value))
                    _entries.TryRemove(entry);
            }
        }
    }

    public void ForgetAll()
    {
        lock (_changing)
        {
            _generation++;
            _entries.Clear();
        }
    }

    private void MakeRoom()
    {
        foreach (var entry in _entries.Take(Math.Max(1, capacity / 10)))
            _entries.TryRemove(entry);
    }
}
