using System.Collections.Immutable;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Matching;

/// <summary>What stands between two stars of a pattern: literal text, <c>?</c> and variables, all with a known length once the request is known.</summary>
internal sealed class PatternPiece(ImmutableArray<PatternAtom> atoms)
{
    private readonly ImmutableArray<PatternAtom> _atoms = atoms;

    /// <summary>Nothing stands here.</summary>
    public bool IsEmpty => _atoms.IsEmpty;

    /// <summary>The text, when that is all there is; empty for an empty piece; null with <c>?</c> or variables.</summary>
    public string? Literal { get; } = atoms switch
    {
        [] => "",
        [{ Kind: PatternAtomKind.Literal } only] => only.Text,
        _ => null,
    };

    /// <summary>Whether the text begins with the piece, and how long that beginning is. Variables must have values.</summary>
    public bool MatchesStart(ReadOnlySpan<char> text, RequestContext context, StringComparison comparison, out int length)
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
            if (value is null || !text[length..].StartsWith(value, comparison))
                return false;
            length += value.Length;
        }

        return true;
    }

    /// <summary>Whether the text ends with the piece, and how long that ending is. Variables must have values.</summary>
    public bool MatchesEnd(ReadOnlySpan<char> text, RequestContext context, StringComparison comparison, out int length)
    {
        length = Length(context);
        return length <= text.Length && MatchesStart(text[^length..], context, comparison, out _);
    }

    /// <summary>Finds the first place of the piece in the text, and where that place ends. Variables must have values.</summary>
    public bool TryFind(ReadOnlySpan<char> text, RequestContext context, StringComparison comparison, out int end)
    {
        if (Literal is not null)
        {
            var start = text.IndexOf(Literal, comparison);
            end = start + Literal.Length;
            return start >= 0;
        }

        var last = text.Length - Length(context);
        for (var start = 0; start <= last; start++)
        {
            if (MatchesStart(text[start..], context, comparison, out var length))
            {
                end = start + length;
                return true;
            }
        }

        end = 0;
        return false;
    }

    private int Length(RequestContext context)
    {
        var length = 0;
        foreach (var atom in _atoms)
            length += atom.Kind == PatternAtomKind.AnyOne ? 1 : atom.Resolve(context)?.Length ?? 0;
        return length;
    }
}
