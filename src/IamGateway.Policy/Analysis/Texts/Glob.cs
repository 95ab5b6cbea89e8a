using System.Collections.Immutable;
using IamGateway.Policy.Arns;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Analysis.Texts;

/// <summary>A pattern of a policy, taken apart so that it can be compared with others. It means what the engine's matchers mean.</summary>
/// <param name="Tokens">Its parts in order, without the end.</param>
internal sealed record Glob(ImmutableArray<GlobToken> Tokens)
{
    /// <summary>How many stars it has: what makes it hard to compare.</summary>
    public int Stars => Tokens.Count(token => token.Kind == GlobTokenKind.AnyRun);

    /// <summary>
    /// False for what is compared without regard to case beyond the Basic Multilingual Plane, where a letter is two characters
    /// and this, which looks at them one by one, would not see that they are the same.
    /// </summary>
    public bool IsFaithful => !Tokens.Any(token => token.IgnoresCase && char.IsSurrogate(token.Letter));

    /// <summary>A pattern over a whole text.</summary>
    /// <param name="text">As the policy has it.</param>
    /// <param name="wildcards">Whether <c>*</c> and <c>?</c> are special.</param>
    /// <param name="variables">Whether <c>${…}</c> is special.</param>
    /// <param name="ignoresCase">Whether letter case does not count.</param>
    /// <param name="known">Values of the variables; null: a variable may be any text.</param>
    /// <returns>Null for a variable without a value: the pattern then matches nothing.</returns>
    public static Glob? OfText(string text, bool wildcards, bool variables, bool ignoresCase, RequestContext? known)
    {
        var tokens = ImmutableArray.CreateBuilder<GlobToken>();
        var atoms = PatternSyntax.Parse(text, wildcards, variables, out _);
        return AddAtoms(tokens, atoms, ignoresCase, stopsAtColon: false, known) ? new Glob(tokens.ToImmutable()) : null;
    }

    /// <summary>A pattern of resources, component by component.</summary>
    /// <param name="text">As the policy has it.</param>
    /// <param name="variables">Whether <c>${…}</c> is special, in the last component.</param>
    /// <param name="known">Values of the variables; null: a variable may be any text.</param>
    /// <returns>Null for what matches nothing: it does not have six components, or a variable has no value.</returns>
    public static Glob? OfResource(string text, bool variables, RequestContext? known)
    {
        if (!Arn.TrySplit(text, out var arn))
            return null;

        var components = ImmutableArray.CreateBuilder<ImmutableArray<PatternAtom>>();
        for (var component = 0; component < Arn.ComponentCount; component++)
            components.Add(PatternSyntax.Parse(arn[component], wildcards: true, variables && component == Arn.ComponentCount - 1, out _));
        return OfComponents(components.ToImmutable(), known);
    }

    /// <summary>A pattern in a condition's value that is compared with ARNs. What is no ARN it may match, too: the engine never asks it about such a text.</summary>
    /// <param name="text">As the policy has it.</param>
    /// <param name="variables">Whether <c>${…}</c> is special, in any component.</param>
    /// <param name="known">Values of the variables; null: a variable may be any text.</param>
    /// <returns>Null for what matches nothing: it can be no ARN, or a variable has no value.</returns>
    public static Glob? OfArnValue(string text, bool variables, RequestContext? known)
    {
        var atoms = PatternSyntax.Parse(text, wildcards: true, variables, out _);
        var components = ArnPattern.Split(atoms);
        var isComplete = components.Length == Arn.ComponentCount;
        var tokens = ImmutableArray.CreateBuilder<GlobToken>();
        if (!(isComplete ? components[..^1].SelectMany(component => component) : atoms).Any(atom => atom.IsWildcard))
            return AddAtoms(tokens, atoms, ignoresCase: false, stopsAtColon: false, known) ? new Glob(tokens.ToImmutable()) : null;
        return isComplete ? OfComponents(components, known) : null;
    }

    /// <summary>A text that it matches: its stars are filled with the same text.</summary>
    public string Sample(string filling) =>
        string.Concat(Tokens.Select(token => token.Kind switch
        {
            GlobTokenKind.AnyRun => filling,
            GlobTokenKind.AnyOne => "x",
            _ => token.Letter.ToString(),
        }));

    private static Glob? OfComponents(ImmutableArray<ImmutableArray<PatternAtom>> components, RequestContext? known)
    {
        var tokens = ImmutableArray.CreateBuilder<GlobToken>();
        for (var index = 0; index < components.Length; index++)
        {
            if (index > 0)
                tokens.Add(new GlobToken(GlobTokenKind.Letter, ':'));
            if (!AddAtoms(tokens, components[index], ignoresCase: false, stopsAtColon: index < components.Length - 1, known))
                return null;
        }

        return new Glob(tokens.ToImmutable());
    }

    private static bool AddAtoms(
        ImmutableArray<GlobToken>.Builder tokens, ImmutableArray<PatternAtom> atoms, bool ignoresCase, bool stopsAtColon, RequestContext? known)
    {
        foreach (var atom in atoms)
        {
            if (atom.Kind is PatternAtomKind.AnyOne)
            {
                tokens.Add(new GlobToken(GlobTokenKind.AnyOne, StopsAtColon: stopsAtColon));
            }
            else if (atom.Kind is PatternAtomKind.AnyRun || (atom.Kind is PatternAtomKind.Variable && known is null))
            {
                if (tokens.Count == 0 || tokens[^1].Kind != GlobTokenKind.AnyRun)
                    tokens.Add(new GlobToken(GlobTokenKind.AnyRun, StopsAtColon: stopsAtColon));
            }
            else
            {
                var value = atom.Kind == PatternAtomKind.Literal ? atom.Text : atom.Resolve(known!);
                if (value is null || (stopsAtColon && value.Contains(':', StringComparison.Ordinal)))
                    return false;
                tokens.AddRange(value.Select(letter => new GlobToken(GlobTokenKind.Letter, letter, ignoresCase)));
            }
        }

        return true;
    }
}
