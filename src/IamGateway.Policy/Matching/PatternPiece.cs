using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Matching;

/// <summary>What stands between two stars of a pattern: literal text, <c>?</c> and variables, all with a known length once the request is known.</summary>
internal sealed class PatternPiece(ImmutableArray<PatternAtom> atoms, bool ignoresCase)
{
    private const int PlacesAtOnce = 64;

    /// <summary>From this length on, looking for a text of the piece costs less than looking for its characters one by one.</summary>
    private const int LongText = 16;

    private readonly ImmutableArray<PatternAtom> _atoms = atoms;

    /// <summary>Nothing: what stands before a leading star and after a trailing one.</summary>
    public static PatternPiece Empty { get; } = new([], ignoresCase: false);

    /// <summary>Whether the text begins with the piece, and how long that beginning is. False when a variable has no value.</summary>
    public bool MatchesStart(ReadOnlySpan<char> text, RequestContext context, out int length)
    {
        length = 0;
        foreach (var atom in _atoms)
        {
            if (atom.Kind == PatternAtomKind.AnyOne)
            {
                if (length == text.Length)
                    return false;
                length++;
                continue;
            }

            var value = atom.Resolve(context);
            if (value is null || !OrdinalText.StartsWith(text[length..], value, ignoresCase))
                return false;
            length += value.Length;
        }

        return true;
    }

    /// <summary>Whether the text ends with the piece, and how long that ending is. False when a variable has no value.</summary>
    public bool MatchesEnd(ReadOnlySpan<char> text, RequestContext context, out int length)
    {
        if (TextOf(context) is { } only)
        {
            length = only.Length;
            return OrdinalText.EndsWith(text, only, ignoresCase);
        }

        length = Length(context);
        return length >= 0 && length <= text.Length && MatchesStart(text[^length..], context, out _);
    }

    /// <summary>
    /// Finds the first place of the piece in the text, and where that place ends. False when a variable has no value. Tries 64 places
    /// at a time: one character of the piece leaves of them those where it stands, and mostly the first few leave none.
    /// </summary>
    public bool TryFind(ReadOnlySpan<char> text, RequestContext context, out int end)
    {
        if (TextOf(context) is { } only)
        {
            var start = OrdinalText.IndexOf(text, only, ignoresCase); // many places at a time as well
            end = start + only.Length;
            return start >= 0;
        }

        end = 0;
        var length = Length(context);
        if (length >= 0 && HasLongText(context))
            return TryFindByTexts(length, text, context, out end);
        for (var start = 0; length >= 0 && start + length <= text.Length; start += PlacesAtOnce)
        {
            var places = PlacesIn(text[start..], length, context);
            if (places == 0)
                continue;
            end = start + BitOperations.TrailingZeroCount(places) + length;
            return true;
        }

        return false;
    }

    /// <summary>
    /// Finds the piece by its texts, each of which is looked for at many places at a time: where one stands first, no match begins
    /// before it. When a round moves the beginning no further, all of them stand where they have to.
    /// </summary>
    private bool TryFindByTexts(int length, ReadOnlySpan<char> text, RequestContext context, out int end)
    {
        end = 0;
        for (var start = 0; start + length <= text.Length;)
        {
            var next = start;
            var offset = 0;
            foreach (var atom in _atoms)
            {
                var value = atom.Kind == PatternAtomKind.AnyOne ? null : atom.Resolve(context);
                var found = value is null ? 0 : OrdinalText.IndexOf(text[(next + offset)..], value, ignoresCase);
                next += found;
                if (found < 0 || next + length > text.Length)
                    return false;
                offset += value?.Length ?? 1;
            }

            end = start + length;
            if (next == start)
                return true;
            start = next;
        }

        return false;
    }

    private bool HasLongText(RequestContext context)
    {
        foreach (var atom in _atoms)
        {
            if (atom.Kind != PatternAtomKind.AnyOne && atom.Resolve(context) is { Length: >= LongText })
                return true;
        }

        return false;
    }

    /// <summary>The text, when the piece is nothing else; null when it has several parts, or a variable without a value.</summary>
    private string? TextOf(RequestContext context) => _atoms.Length == 1 ? _atoms[0].Resolve(context) : null;

    /// <summary>The length of what the piece matches; -1 when a variable has no value.</summary>
    private int Length(RequestContext context)
    {
        var length = 0;
        foreach (var atom in _atoms)
        {
            if (atom.Kind == PatternAtomKind.AnyOne)
                length++;
            else if (atom.Resolve(context) is { } value)
                length += value.Length;
            else
                return -1;
        }

        return length;
    }

    /// <summary>At which of the first 64 places of the text the piece stands: bit n for place n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // what bounds hostile patterns must not begin slowly
    private ulong PlacesIn(ReadOnlySpan<char> text, int length, RequestContext context)
    {
        var count = Math.Min(PlacesAtOnce, text.Length - length + 1);
        var places = ulong.MaxValue >> (PlacesAtOnce - count);
        var offset = 0;
        foreach (var atom in _atoms)
        {
            if (atom.Kind == PatternAtomKind.AnyOne)
            {
                offset++;
                continue;
            }

            foreach (var character in atom.Resolve(context) ?? "")
            {
                places &= PlacesOf(character, text.Slice(offset++, count));
                if (places == 0)
                    return 0;
            }
        }

        return places;
    }

    /// <summary>Where in at most 64 characters one of them stands: bit n for the character n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong PlacesOf(char character, ReadOnlySpan<char> text)
    {
        var one = (ushort)character;
        var other = (ushort)(ignoresCase && char.IsAsciiLetter(character) ? character ^ ' ' : character); // a small letter and its capital differ in one bit
        var units = MemoryMarshal.Cast<char, ushort>(text);
        var places = 0UL;
        var index = 0;
        for (; index <= units.Length - Vector128<ushort>.Count; index += Vector128<ushort>.Count)
        {
            var block = Vector128.Create(units[index..]);
            var equal = Vector128.Equals(block, Vector128.Create(one)) | Vector128.Equals(block, Vector128.Create(other));
            places |= (ulong)equal.ExtractMostSignificantBits() << index;
        }

        for (; index < units.Length; index++)
            places |= (units[index] == one || units[index] == other ? 1UL : 0) << index;
        return places;
    }
}
