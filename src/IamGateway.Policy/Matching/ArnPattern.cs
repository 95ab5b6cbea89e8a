using System.Collections.Immutable;
using IamGateway.Policy.Arns;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Matching;

/// <summary>
/// A pattern of ARNs in a condition's value: six components, each a pattern of its own, with variables in any of them. Letter case
/// counts. A variable stays inside its component; only one that is all of the value can stand for a whole ARN. Immutable.
/// Source: IAM User Guide, "Amazon Resource Name (ARN) condition operators".
/// </summary>
internal sealed class ArnPattern
{
    private const string Start = "arn:";
    private const int ServiceIndex = 2;

    private readonly TextPattern? _whole;
    private readonly bool _beginsAsArn;
    private readonly ImmutableArray<TextPattern> _components = [];

    private ArnPattern(ImmutableArray<PatternAtom> atoms)
    {
        var components = Split(atoms);
        var isComplete = components.Length == Arn.ComponentCount;

        // What stands after the fifth colon may take in anything, and where only literal text is before it, equal texts have equal components.
        if (IsVariable(atoms) || (isComplete && components[..^1].All(component => component.All(atom => atom.Kind == PatternAtomKind.Literal))))
            _whole = TextPattern.Of(atoms, StringComparison.Ordinal);
        else if (isComplete)
            _components = [.. components.Select(component => TextPattern.Of(component, StringComparison.Ordinal))];
        _beginsAsArn = _whole is not null && Arn.TryParse(_whole.LiteralPrefix, out _);
    }

    /// <summary>Compiles a value. One that can be no ARN matches nothing.</summary>
    public static ArnPattern Parse(string text, bool variables) => new(PatternSyntax.Parse(text, wildcards: true, variables, out _));

    /// <summary>Whether a value can be an ARN: it has six components, or is a variable that may bring them.</summary>
    public static bool IsReadable(string text)
    {
        var atoms = PatternSyntax.Parse(text, wildcards: true, variables: true, out _);
        return Split(atoms).Length == Arn.ComponentCount || IsVariable(atoms);
    }

    /// <summary>Whether the text is an ARN that the pattern matches.</summary>
    public bool Matches(ReadOnlySpan<char> text, RequestContext context) =>
        _whole is not null
            ? _whole.Matches(text, context) && (_beginsAsArn || Arn.TryParse(text, out _))
            : !_components.IsEmpty && MatchesComponents(text, context);

    private static bool IsVariable(ImmutableArray<PatternAtom> atoms) => atoms is [{ Kind: PatternAtomKind.Variable }];

    /// <summary>Splits the text as it goes, because most texts fail early; asks of it what <see cref="Arn.TryParse"/> does.</summary>
    private bool MatchesComponents(ReadOnlySpan<char> text, RequestContext context)
    {
        if (!text.StartsWith(Start))
            return false;
        for (var index = 0; index < Arn.ComponentCount - 1; index++)
        {
            var end = text.IndexOf(':');
            if (end < 0 || (end == 0 && index <= ServiceIndex) || !_components[index].Matches(text[..end], context))
                return false;
            text = text[(end + 1)..];
        }

        return !text.IsEmpty && _components[^1].Matches(text, context);
    }

    /// <summary>Splits at the first five colons that stand in the pattern itself; those in the names of variables do not count.</summary>
    internal static ImmutableArray<ImmutableArray<PatternAtom>> Split(ImmutableArray<PatternAtom> atoms)
    {
        var components = ImmutableArray.CreateBuilder<ImmutableArray<PatternAtom>>(Arn.ComponentCount);
        var component = ImmutableArray.CreateBuilder<PatternAtom>();
        foreach (var atom in atoms)
        {
            var parts = atom.Kind == PatternAtomKind.Literal ? atom.Text!.Split(':', Arn.ComponentCount - components.Count) : [];
            for (var index = 0; index < parts.Length; index++)
            {
                if (index > 0)
                    components.Add(component.DrainToImmutable());
                if (parts[index].Length > 0)
                    component.Add(PatternAtom.Literal(parts[index]));
            }

            if (parts.Length == 0)
                component.Add(atom);
        }

        components.Add(component.ToImmutable());
        return components.DrainToImmutable();
    }
}
