using System.Collections.Immutable;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Matching;

/// <summary>
/// A pattern over a whole text: literal text, <c>*</c>, <c>?</c> and variables. The pieces between the stars are found left to
/// right, each at its first place, and never looked for again; so the work is the length of the text times the length of the
/// longest piece at worst, whatever the pattern. Immutable.
/// </summary>
internal sealed class TextPattern
{
    private readonly StringComparison _comparison;
    private readonly ImmutableArray<PatternPiece> _pieces;
    private readonly ImmutableArray<PatternAtom> _variables;
    private readonly string? _exact;

    private TextPattern(ImmutableArray<PatternAtom> atoms, StringComparison comparison)
    {
        _comparison = comparison;
        _pieces = Split(atoms);
        _variables = atoms.RemoveAll(atom => atom.Kind != PatternAtomKind.Variable);
        _exact = _pieces.Length == 1 ? _pieces[0].Literal : null;
        LiteralPrefix = atoms.IsEmpty || atoms[0].Kind != PatternAtomKind.Literal ? "" : atoms[0].Text!;
        IsPrefix = _pieces.Length == 2 && _pieces[0].Literal is not null && _pieces[1].IsEmpty;
    }

    /// <summary>The text that everything the pattern matches begins with.</summary>
    public string LiteralPrefix { get; }

    /// <summary>The pattern is literal text and a star: it matches whatever begins with <see cref="LiteralPrefix"/>.</summary>
    public bool IsPrefix { get; }

    /// <summary>The pattern has neither wildcards nor variables: it matches the text it is.</summary>
    public bool IsLiteral => _exact is not null;

    /// <summary>Reads a pattern that the parser has found to be right.</summary>
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
    public bool Matches(ReadOnlySpan<char> text, RequestContext context)
    {
        if (_exact is not null)
            return text.Equals(_exact, _comparison);
        if (IsPrefix)
            return text.StartsWith(LiteralPrefix, _comparison);
        if (!IsResolved(context))
            return false;

        var first = _pieces[0];
        if (!first.MatchesStart(text, context, _comparison, out var length))
            return false;
        if (_pieces.Length == 1)
            return length == text.Length;

        text = text[length..];
        var last = _pieces[^1];
        if (!last.MatchesEnd(text, context, _comparison, out length))
            return false;

        text = text[..^length];
        for (var index = 1; index < _pieces.Length - 1; index++)
        {
            if (!_pieces[index].TryFind(text, context, _comparison, out var end))
                return false;
            text = text[end..];
        }

        return true;
    }

    /// <summary>The pieces between the stars: one more than there are stars.</summary>
    private static ImmutableArray<PatternPiece> Split(ImmutableArray<PatternAtom> atoms)
    {
        var pieces = ImmutableArray.CreateBuilder<PatternPiece>();
        var start = 0;
        for (var index = 0; index <= atoms.Length; index++)
        {
            if (index < atoms.Length && atoms[index].Kind != PatternAtomKind.AnyRun)
                continue;
            pieces.Add(new PatternPiece(atoms[start..index]));
            start = index + 1;
        }

        return pieces.ToImmutable();
    }
}
