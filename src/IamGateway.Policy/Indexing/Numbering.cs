using System.Collections.Immutable;

namespace IamGateway.Policy.Indexing;

/// <summary>Numbers different objects from 0 in the order in which they are first met.</summary>
internal sealed class Numbering<T>
    where T : class
{
    private readonly Dictionary<object, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly ImmutableArray<T>.Builder _items = ImmutableArray.CreateBuilder<T>();

    /// <summary>The objects, by their numbers.</summary>
    public ImmutableArray<T> Items => _items.ToImmutable();

    /// <summary>The number of an object.</summary>
    public int Of(T item)
    {
        if (!_numbers.TryGetValue(item, out var number))
        {
            _numbers.Add(item, number = _items.Count);
            _items.Add(item);
        }

        return number;
    }
}
