using System.Collections.Immutable;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Matching;

/// <summary>
/// A pattern over a whole text: literal text, <c>*</c>, <c>?</c> and variables. Immutable.
/// </summary>
/// <remarks>
/// The pieces between the stars are found left to right, each at its first place, and never looked for again. The first and the last
/// piece have one place; a piece between them is tried at each place that is left, many places at a time
/// (<see cref="PatternPiece.TryFind"/>). A piece that is found takes its length from the text, and one that is not ends the work. So
/// whatever the pattern, a text of n characters costs at most n²/64 + n comparisons of 64 places with one character, and one look
/// at every part of the pattern: for the longest resource, 2,048 characters, no more than 33 comparisons a character.
/// </remarks>
internal sealed class TextPattern
{
    private readonly bool _ignoresCase;
    private readonly ImmutableArray<PatternPiece> _tail; // empty for a literal and for a prefix, which need no looking for
    private readonly ImmutableArray<PatternAtom> _variables = [];

    private TextPattern(ImmutableArray<PatternAtom> atoms, StringComparison comparison)
    {
        _ignoresCase = comparison == StringComparison.OrdinalIgnoreCase;
        LiteralPrefix = atoms is [{ Kind: PatternAtomKind.Literal }, ..] ? atoms[0].Text! : "";
        var tail = atoms.AsSpan()[(LiteralPrefix.Length == 0 ? 0 : 1)..];
        IsLiteral = tail.IsEmpty;
        IsPrefix = tail is [{ Kind: PatternAtomKind.AnyRun }];
        _tail = IsPrefix || IsLiteral ? [] : Split(tail, _ignoresCase);
        foreach (var atom in tail)
        {
            if (atom.Kind == PatternAtomKind.Literal && atom.Text!.Length > (LongestLiteral?.Length ?? 0))
                LongestLiteral = atom.Text;
            if (atom.Kind == PatternAtomKind.Variable)
                _variables = _variables.Add(atom);
        }

        VariableKeys = _variables.IsEmpty ? [] : [.. _variables.Select(variable => variable.Key!).Distinct()];
    }

    /// <summary>The text that everything the pattern matches begins with.</summary>
    public string LiteralPrefix { get; }

    /// <summary>The pattern is literal text and a star: it matches whatever begins with <see cref="LiteralPrefix"/>.</summary>
    public bool IsPrefix { get; }

    /// <summary>The pattern has neither wildcards nor variables: it matches the text it is.</summary>
    public bool IsLiteral { get; }

    /// <summary>The longest literal text after <see cref="LiteralPrefix"/>, which every text that matches contains there; null when there is none.</summary>
    public string? LongestLiteral { get; }

    /// <summary>The context keys of its variables, each once.</summary>
    public ImmutableArray<ContextKey> VariableKeys { get; }

    /// <summary>A pattern of atoms that <see cref="PatternSyntax"/> has read.</summary>
    public static TextPattern Of(ImmutableArray<PatternAtom> atoms, StringComparison comparison) => new(atoms, comparison);

    /// <summary>Reads a pattern; what is no right variable stands as literal text.</summary>
    public static TextPattern Parse(ReadOnlySpan<char> text, bool wildcards, bool variables, StringComparison comparison) =>
        new(PatternSyntax.Parse(text, wildcards, variables, out _), comparison);

    /// <summary>Whether every variable has a value in the request.</summary>
    public bool IsResolved(RequestContext context)
    {
        foreach (var variable in _variables)
        {
            if (variable.Resolve(context) is null)
                return false;
        }

        return true;
    }

    /// <summary>Whether the pattern matches all of the text. A variable without a value matches nothing.</summary>
    public bool Matches(ReadOnlySpan<char> text, RequestContext context) =>
        IsLiteral
            ? OrdinalText.Equals(text, LiteralPrefix, _ignoresCase)
            : OrdinalText.StartsWith(text, LiteralPrefix, _ignoresCase) && MatchesTail(text[LiteralPrefix.Length..], context);

    /// <summary>Whether the pattern matches a text of which only the part after <see cref="LiteralPrefix"/>, which is known to match, is given.</summary>
    public bool MatchesTail(ReadOnlySpan<char> rest, RequestContext context)
    {
        if (_tail.IsEmpty)
            return IsPrefix || rest.IsEmpty;

        if (!_tail[0].MatchesStart(rest, context, out var length))
            return false;
        if (_tail.Length == 1)
            return length == rest.Length;

        rest = rest[length..];
        if (!_tail[^1].MatchesEnd(rest, context, out length))
            return false;

        rest = rest[..^length];
        for (var index = 1; index < _tail.Length - 1; index++)
        {
            if (!_tail[index].TryFind(rest, context, out var end))
                return false;
            rest = rest[end..];
        }

        return true;
    }

    /// <summary>The pieces between the stars: one more than there are stars.</summary>
    private static ImmutableArray<PatternPiece> Split(ReadOnlySpan<PatternAtom> atoms, bool ignoresCase)
    {
        var pieces = ImmutableArray.CreateBuilder<PatternPiece>();
        var start = 0;
        for (var index = 0; index <= atoms.Length; index++)
        {
            if (index < atoms.Length && atoms[index].Kind != PatternAtomKind.AnyRun)
                continue;
            pieces.Add(index == start ? PatternPiece.Empty : new PatternPiece([.. atoms[start..index]], ignoresCase));
            start = index + 1;
        }

        return pieces.DrainToImmutable();
    }
}
