using System.Runtime.InteropServices;

namespace IamGateway.Policy.Indexing;

/// <summary>
/// Names of actions with numbers, found without regard to letter case: a hash table whose hash looks at a dozen characters only,
/// because a name is looked up for every decision. Immutable.
/// </summary>
internal sealed class ActionTable
{
    private const int SampleLength = 4;
    private const ulong LowerCase = 0x0020_0020_0020_0020; // makes capital letters small, and keeps others apart well enough

    private readonly string[] _names;
    private readonly int[][] _numbers;
    private readonly int[] _slots;

    /// <param name="entries">Names of ASCII characters, each once, with their numbers.</param>
    public ActionTable(Dictionary<string, List<int>> entries)
    {
        _names = [.. entries.Keys];
        _numbers = new int[_names.Length][];
        var slotCount = 4;
        while (slotCount < 2 * _names.Length)
            slotCount *= 2;
        _slots = new int[slotCount];
        for (var entry = 0; entry < _names.Length; entry++)
        {
            _numbers[entry] = [.. entries[_names[entry]]];
            var slot = FirstSlot(_names[entry]);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (slotCount - 1);
            _slots[slot] = entry + 1;
        }
    }

    /// <summary>The numbers of a name; null when it is not there.</summary>
    public int[]? Find(ReadOnlySpan<char> name)
    {
        for (var slot = FirstSlot(name); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var entry = _slots[slot] - 1;
            if (name.Equals(_names[entry], StringComparison.OrdinalIgnoreCase))
                return _numbers[entry];
        }

        return null;
    }

    private int FirstSlot(ReadOnlySpan<char> name)
    {
        var hash = (ulong)name.Length;
        if (name.Length < SampleLength)
        {
            foreach (var character in name)
                hash = (hash * 31) + (character | 0x20UL);
        }
        else
        {
            hash = Mix(hash, name);
            hash = Mix(hash, name[((name.Length - SampleLength) / 2)..]);
            hash = Mix(hash, name[^SampleLength..]);
        }

        return (int)(hash ^ (hash >> 32)) & (_slots.Length - 1);
    }

    private static ulong Mix(ulong hash, ReadOnlySpan<char> sample)
    {
        var characters = MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(sample)) | LowerCase;
        hash = (hash ^ characters) * 0x9E37_79B9_7F4A_7C15; // 2^64 divided by the golden ratio: spreads what differs over all bits
        return hash ^ (hash >> 29);
    }
}
