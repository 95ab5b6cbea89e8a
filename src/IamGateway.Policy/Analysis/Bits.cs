using System.Numerics;

namespace IamGateway.Policy.Analysis;

/// <summary>A set of small numbers, such as positions of statements. Immutable; equal when the members are.</summary>
internal sealed class Bits : IEquatable<Bits>
{
    private const int WordSize = 64;
    private readonly ulong[] _words;

    private Bits(ulong[] words) => _words = words;

    /// <summary>The set without members.</summary>
    public static Bits None { get; } = new([]);

    public bool IsEmpty => _words.Length == 0;

    public int Count => _words.Sum(BitOperations.PopCount);

    public IEnumerable<int> Members
    {
        get
        {
            for (var index = 0; index < _words.Length * WordSize; index++)
            {
                if (Has(index))
                    yield return index;
            }
        }
    }

    public static Bits Of(params IEnumerable<int> members)
    {
        List<int> all = [.. members];
        var builder = new Builder(all.Count == 0 ? 0 : all.Max() + 1);
        foreach (var member in all)
            builder.Add(member);
        return builder.ToBits();
    }

    public bool Has(int member) =>
        member / WordSize < _words.Length && (_words[member / WordSize] & (1UL << (member % WordSize))) != 0;

    public Bits And(Bits other) => Combine(other, static (a, b) => a & b);

    public Bits Or(Bits other) => Combine(other, static (a, b) => a | b);

    public Bits Except(Bits other) => Combine(other, static (a, b) => a & ~b);

    public bool Intersects(Bits other)
    {
        for (var index = 0; index < Math.Min(_words.Length, other._words.Length); index++)
        {
            if ((_words[index] & other._words[index]) != 0)
                return true;
        }

        return false;
    }

    public bool IsSubsetOf(Bits other)
    {
        for (var index = 0; index < _words.Length; index++)
        {
            if ((_words[index] & ~(index < other._words.Length ? other._words[index] : 0)) != 0)
                return false;
        }

        return true;
    }

    public bool Equals(Bits? other) => other is not null && _words.AsSpan().SequenceEqual(other._words);

    public override bool Equals(object? obj) => Equals(obj as Bits);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var word in _words)
            hash.Add(word);
        return hash.ToHashCode();
    }

    private static Bits Trim(ulong[] words)
    {
        var length = words.Length;
        while (length > 0 && words[length - 1] == 0)
            length--;
        return length == 0 ? None : new Bits(length == words.Length ? words : words[..length]);
    }

    private Bits Combine(Bits other, Func<ulong, ulong, ulong> combine)
    {
        var words = new ulong[Math.Max(_words.Length, other._words.Length)];
        for (var index = 0; index < words.Length; index++)
            words[index] = combine(index < _words.Length ? _words[index] : 0, index < other._words.Length ? other._words[index] : 0);
        return Trim(words);
    }

    /// <summary>A set in the making.</summary>
    /// <param name="size">All members are below.</param>
    internal readonly struct Builder(int size)
    {
        private readonly ulong[] _words = new ulong[(size + WordSize - 1) / WordSize];

        public void Add(int member) => _words[member / WordSize] |= 1UL << (member % WordSize);

        public Bits ToBits() => Trim(_words);
    }
}
