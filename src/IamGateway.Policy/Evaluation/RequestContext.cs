using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace IamGateway.Policy.Evaluation;

/// <summary>
/// The context keys of one request with their values. Not thread-safe; reused by <see cref="Clear"/>. Holds a few dozen keys, so
/// it searches them one by one, by their hashes.
/// </summary>
public sealed class RequestContext
{
    /// <summary>The most values a multivalued key may have. More would let a request make its own decision slow, so it is denied.</summary>
    public const int MaximumValueCount = 128;

    /// <summary>The longest value of a key, in characters: as long as a resource may be.</summary>
    public const int MaximumValueLength = PolicyEvaluator.MaximumResourceLength;

    private const int InlineCount = 8;

    private InlineEntries _inline;
    private Entry[]? _grown;
    private int _count;
    private bool _hasLists;
    private bool _hasLongText;

    /// <summary>Whether a key has more or longer values than are looked at.</summary>
    internal bool IsTooLarge => _hasLongText || (_hasLists && HasLargeList());

    /// <summary>
    /// Sets a single-valued key, replacing what it had. A null value is a present key that nothing equals. With one of more than
    /// <see cref="MaximumValueLength"/> characters the request cannot be decided, and is denied, until the context is cleared.
    /// </summary>
    public void Set(ContextKey key, string value)
    {
        _hasLongText |= value is { Length: > MaximumValueLength };
        SetValue(key, value);
    }

    /// <summary>
    /// Sets a multivalued key, replacing what it had. An empty list is a present key without values. With one of more than
    /// <see cref="MaximumValueCount"/> values the request cannot be decided, and is denied.
    /// </summary>
    public void Set(ContextKey key, IReadOnlyList<string> values)
    {
        _hasLists = true;
        SetValue(key, values);
    }

    /// <summary>Takes a key away; nothing happens when it is absent.</summary>
    public void Remove(ContextKey key)
    {
        var index = IndexOf(key);
        if (index < 0)
            return;

        var entries = Entries;
        entries[index] = entries[--_count];
        entries[_count] = default;
    }

    /// <summary>The value of a single-valued key; null when it is absent or multivalued.</summary>
    public string? Find(ContextKey key)
    {
        var index = IndexOf(key);
        return index < 0 ? null : Entries[index].Value as string;
    }

    /// <summary>Whether a key is present and multivalued.</summary>
    internal bool IsList(ContextKey key) => TryFind(key, out var value) && value is IReadOnlyList<string>;

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
        Entries[.._count].Clear();
        _count = 0;
        _hasLists = false;
        _hasLongText = false;
    }

    /// <summary>Looks a key up.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">A string for a single-valued key, a list of strings for a multivalued one; null when absent.</param>
    /// <returns>Whether the key is present.</returns>
    internal bool TryFind(ContextKey key, out object? value)
    {
        var index = IndexOf(key);
        value = index < 0 ? null : Entries[index].Value;
        return index >= 0;
    }

    private void SetValue(ContextKey key, object? value)
    {
        var index = IndexOf(key);
        if (index < 0)
        {
            if (_count == Entries.Length)
                Grow();
            index = _count++;
        }

        Entries[index] = new Entry(key.GetHashCode(), key, value);
    }

    private Span<Entry> Entries => _grown is null ? _inline : _grown;

    private bool HasLargeList()
    {
        foreach (ref readonly var entry in Entries[.._count])
        {
            if (entry.Value is not IReadOnlyList<string> values)
                continue;
            if (values.Count > MaximumValueCount)
                return true;
            for (var index = 0; index < values.Count; index++)
            {
                if (values[index] is { Length: > MaximumValueLength })
                    return true;
            }
        }

        return false;
    }

    private void Grow()
    {
        var grown = new Entry[_count * 2];
        Entries.CopyTo(grown);
        _grown = grown;
    }

    private int IndexOf(ContextKey key)
    {
        var hash = key.GetHashCode();
        var entries = Entries[.._count];
        for (var index = 0; index < entries.Length; index++)
        {
            ref readonly var entry = ref entries[index];
            if (entry.Hash == hash && entry.Key.Equals(key))
                return index;
        }

        return -1;
    }

    private readonly record struct Entry(int Hash, ContextKey Key, object? Value);

    /// <summary>The first entries lie in the context itself, which is one step less to what a decision reads most.</summary>
    [InlineArray(InlineCount)]
    private struct InlineEntries
    {
        private Entry _first;
    }
}
