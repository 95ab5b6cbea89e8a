using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace IamGateway.AspNetCore.Signing;

/// <summary>A memory bounded in entries that forgets what was not used lately. Safe for threads, without a lock.</summary>
/// <remarks>Two generations: what is used moves to the young one; when that is half the capacity, it becomes the old one and the old one is forgotten as a whole.</remarks>
/// <param name="capacity">At most so many entries are kept; at least the half of it last used.</param>
public sealed class RecentCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private Generations _generations = new(new());

    /// <summary>The value kept for a key.</summary>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var generations = Volatile.Read(ref _generations);
        if (generations.Young.TryGetValue(key, out value))
        {
            return true;
        }

        if (!generations.Old.TryGetValue(key, out value))
        {
            return false;
        }

        Set(key, value);
        return true;
    }

    /// <summary>Keeps a value, in place of what the key had.</summary>
    public void Set(TKey key, TValue value)
    {
        var generations = Volatile.Read(ref _generations);
        generations.Young[key] = value;
        if (Interlocked.Increment(ref generations.Written) >= capacity / 2)
        {
            Interlocked.CompareExchange(ref _generations, new Generations(generations.Young), generations);
        }
    }

    private sealed class Generations(ConcurrentDictionary<TKey, TValue> old)
    {
        public int Written;

        public ConcurrentDictionary<TKey, TValue> Young { get; } = new();

        public ConcurrentDictionary<TKey, TValue> Old { get; } = old;
    }
}
