using System.Collections.Immutable;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Matching;

/// <summary>
/// Reads the text of a pattern into its atoms, once, so that what a variable brings in is never read as syntax again.
/// Source: IAM User Guide, "IAM policy elements: Variables and tags" and "IAM JSON policy elements: Resource".
/// </summary>
internal static class PatternSyntax
{
    private const string VariableStart = "${";
    private const string DefaultStart = ", '";
    private const string Special = "*?$";
    private const string NotInNames = ",}$";
    private const int UsualAtomCount = 2; // text and a star
    private const int MaximumOnStack = 256;

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">As the policy has it.</param>
    /// <param name="wildcards">Whether <c>*</c> and <c>?</c> are special.</param>
    /// <param name="variables">Whether <c>${…}</c> is special: only in documents of version 2012-10-17.</param>
    /// <param name="problem">What is wrong with a variable; null when nothing is. A variable that is wrong stands as literal text.</param>
    public static ImmutableArray<PatternAtom> Parse(ReadOnlySpan<char> text, bool wildcards, bool variables, out PatternProblem? problem)
    {
        problem = null;
        if (text.IndexOfAny(Special) < 0)
            return text.IsEmpty ? [] : [PatternAtom.Literal(text.ToString())];

        var atoms = ImmutableArray.CreateBuilder<PatternAtom>(UsualAtomCount);
        var literal = text.Length <= MaximumOnStack ? stackalloc char[MaximumOnStack] : new char[text.Length];
        var literalLength = 0;
        while (!text.IsEmpty)
        {
            var length = 1;
            PatternAtom? atom = null;
            if (wildcards && text[0] is '*' or '?')
                atom = text[0] == '*' ? PatternAtom.AnyRun : PatternAtom.AnyOne;
            else if (variables && text.StartsWith(VariableStart))
                atom = ReadVariable(text, out length, ref problem);
            else if (text.IndexOfAny(Special) is not 0 and var plain)
                length = plain < 0 ? text.Length : plain;

            if (atom is null || atom.Kind == PatternAtomKind.Literal)
            {
                var added = atom is null ? text[..length] : atom.Text;
                added.CopyTo(literal[literalLength..]);
                literalLength += added.Length;
            }
            else
            {
                AddAfterLiteral(atoms, literal[..literalLength], atom);
                literalLength = 0;
            }

            text = text[length..];
        }

        AddAfterLiteral(atoms, literal[..literalLength], null);
        return atoms.DrainToImmutable();
    }

    /// <summary>The context keys of the variables in a text of a document whose version has variables; empty when there are none.</summary>
    public static ImmutableArray<ContextKey> VariableKeys(string text) =>
        text.Contains(VariableStart, StringComparison.Ordinal)
            ? [.. Parse(text, wildcards: false, variables: true, out _).Where(atom => atom.Kind == PatternAtomKind.Variable).Select(atom => atom.Key!).Distinct()]
            : [];

    private static void AddAfterLiteral(ImmutableArray<PatternAtom>.Builder atoms, ReadOnlySpan<char> literal, PatternAtom? atom)
    {
        if (!literal.IsEmpty)
            atoms.Add(PatternAtom.Literal(literal.ToString()));
        if (atom is not null && !(atom.Kind == PatternAtomKind.AnyRun && atoms.Count > 0 && atoms[^1].Kind == PatternAtomKind.AnyRun))
            atoms.Add(atom); // a run of stars is one star
    }

    /// <summary>Reads <c>${key}</c>, <c>${key, 'default'}</c> or one of the escapes <c>${*}</c>, <c>${?}</c>, <c>${$}</c> at the start of the text.</summary>
    private static PatternAtom? ReadVariable(ReadOnlySpan<char> text, out int length, ref PatternProblem? problem)
    {
        length = VariableStart.Length;
        var rest = text[length..];
        if (rest is ['*' or '?' or '$', '}', ..])
        {
            length += 2;
            return PatternAtom.Literal(rest[0].ToString());
        }

        var nameEnd = rest.IndexOfAny(NotInNames); // stops at the next variable, so that text of many beginnings is read once
        if (nameEnd < 0 || rest[nameEnd] == '$')
            return Refuse(PatternProblem.MissingBrace, ref problem);

        var name = rest[..nameEnd];
        if (name.IsEmpty)
            return Refuse(PatternProblem.EmptyVariable, ref problem);
        if (name.ContainsAny(" \t\r\n"))
            return Refuse(PatternProblem.SpaceInVariable, ref problem);

        string? defaultValue = null;
        var close = nameEnd;
        if (rest[nameEnd] == ',' && !TryReadDefault(rest[nameEnd..], out defaultValue, ref close))
            return Refuse(PatternProblem.MissingQuote, ref problem);
        if (close >= rest.Length || rest[close] != '}')
            return Refuse(PatternProblem.MissingBrace, ref problem);

        length += close + 1;
        return new PatternAtom(PatternAtomKind.Variable, defaultValue, ContextKey.Of(name.ToString()));
    }

    private static bool TryReadDefault(ReadOnlySpan<char> text, out string? value, ref int close)
    {
        value = null;
        if (!text.StartsWith(DefaultStart))
            return false;
        var quoted = text[DefaultStart.Length..];
        var end = quoted.IndexOf('\'');
        if (end < 0)
            return false;
        value = quoted[..end].ToString();
        close += DefaultStart.Length + end + 1;
        return true;
    }

    private static PatternAtom? Refuse(PatternProblem found, ref PatternProblem? problem)
    {
        problem ??= found;
        return null;
    }
}
