namespace IamGateway.Policy.Analysis.Texts;

/// <summary>The characters that are the same but for letter case, as <see cref="StringComparison.OrdinalIgnoreCase"/> sees them.</summary>
internal sealed class LetterCases
{
    private ILookup<char, char>? _beyondAscii; // only few policies need it

    /// <summary>The character and all that are the same.</summary>
    public IEnumerable<char> Of(char letter)
    {
        if (char.IsAscii(letter))
            return char.IsAsciiLetter(letter) ? [letter, (char)(letter ^ 0x20)] : [letter];

        _beyondAscii ??= Enumerable.Range(0x80, char.MaxValue - 0x80 + 1).Select(code => (char)code).ToLookup(char.ToUpperInvariant);
        return _beyondAscii[char.ToUpperInvariant(letter)].Append(letter).Distinct();
    }
}
