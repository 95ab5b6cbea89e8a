using System.Collections.Immutable;

namespace IamGateway.Policy.Evaluation;

/// <summary>
/// The context keys of one request with their values. Not thread-safe; reused by <see cref="Clear"/>. Holds a few dozen keys, so
/// it searches them one by one, by their hashes.
/// </summary>
public sealed class RequestContext
{
    private Entry[] _entries = new Entry[16];
    private int _count;

    /// <summary>Sets a single-valued key, replacing what it had. A null value is a present key that nothing equals.</summary>
    public void Set(ContextKey key, string value) => SetValue(key, value);

    /// <summary>Sets a multivalued key, replacing what it had. An empty list is a present key without values.</summary>
    public void Set(ContextKey key, IReadOnlyList<string> values) => SetValue(key, values);

    /// <summary>Takes a key away; nothing happens when it is absent.</summary>
    public void Remove(ContextKey key)
    {
        var index = IndexOf(key);
        if (index < 0)
            return;

        _entries[index] = _entries[--_count];
        _entries[_count] = default;
    }

    /// <summary>The value of a single-valued key; null when it is absent or multivalued.</summary>
    public string? Find(ContextKey key)
    {
        var index = IndexOf(key);
        return index < 0 ? null : _entries[index].Value as string;
    }

    /// <summary>The values of a key; null when it is absent.</summary>
    public ImmutableArray<string>? ValuesOf(ContextKey key) => !TryFind(key, out var value) ? null : value switch
    {
        string text => [text],
        IReadOnlyList<string> texts => [.. texts],
        _ => [],
    };

    /// <summary>Takes all keys away and keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(_entries, 0, _count);
        _count = 0;
    }

    /// <summary>Looks a key up.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">A string for a single-valued key, a list of strings for a multivalued one; null when absent.</param>
    /// <returns>Whether the key is present.</returns>
    internal bool TryFind(ContextKey key, out object? value)
    {
        var index = IndexOf(key);
        value = index < 0 ? null : _entries[index].Value;
        return index >= 0;
    }

    private void SetValue(ContextKey key, object? value)
    {
        var index = IndexOf(key);
        if (index < 0)
        {
            if (_count == _entries.Length)
                Array.Resize(ref _entries, _count * 2);
            index = _count++;
        }

        _entries[index] = new Entry(key.GetHashCode(), key, value);
    }

    private int IndexOf(ContextKey key)
    {
        var hash = key.GetHashCode();
        for (var index = 0; index < _count; index++)
        {
            ref readonly var entry = ref _entries[index];
            if (entry.Hash == hash && entry.Key.Equals(key))
                return index;
        }

        return -1;
    }

    private readonly record struct Entry(int Hash, ContextKey Key, object? Value);
}
