using IamGateway.Policy.Conditions;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Analysis;

/// <summary>Finds policy variables.</summary>
internal static class StatementVariables
{
    /// <summary>The keys of the variables in a statement's resources and conditions.</summary>
    public static IEnumerable<ContextKey> Of(CheckedStatement statement) =>
        !statement.HasVariables
            ? []
            : [
                .. (statement.Statement.Resources ?? []).SelectMany(resource => PatternSyntax.VariableKeys(resource)),
                .. statement.Statement.Conditions.SelectMany(condition => new CompiledCondition(condition, variables: true).Keys.Skip(1)),
            ];

    /// <summary>Values with which a variable would make a pattern of the statement match the request.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="key">The key of the variable.</param>
    /// <param name="request">The request.</param>
    public static IEnumerable<string> ValuesFor(CheckedStatement statement, ContextKey key, CounterExample request)
    {
        if (!statement.HasVariables)
            return [];

        var inResources = from pattern in statement.Statement.Resources ?? []
                          select ValueFor(pattern, key, request.Resource);
        var inConditions = from condition in statement.Statement.Conditions
                           from pattern in condition.Values
                           from tested in request.Context
                           where string.Equals(tested.Key, condition.Key, StringComparison.OrdinalIgnoreCase)
                           from text in tested.Values ?? []
                           select ValueFor(pattern, key, text);
        return inResources.Concat(inConditions).OfType<string>();
    }

    /// <summary>What stands in the text where the first variable stands in the pattern.</summary>
    private static string? ValueFor(string pattern, ContextKey key, string text)
    {
        List<PatternAtom> atoms = [.. PatternSyntax.Parse(pattern, wildcards: true, variables: true, out _)];
        var place = atoms.FindIndex(atom => atom.Kind == PatternAtomKind.Variable);
        if (place < 0 || !atoms[place].Key!.Equals(key) || atoms.Take(place).Any(atom => atom.Kind != PatternAtomKind.Literal))
            return null;

        var start = string.Concat(atoms.Take(place).Select(atom => atom.Text));
        var end = place + 1 < atoms.Count && atoms[place + 1].Kind == PatternAtomKind.Literal ? atoms[place + 1].Text! : "";
        if (!text.StartsWith(start, StringComparison.Ordinal))
            return null;
        var rest = text[start.Length..];
        var length = end.Length == 0 ? rest.Length : rest.LastIndexOf(end, StringComparison.Ordinal);
        return length < 0 ? null : rest[..length];
    }

    /// <summary>Whether a pattern has a variable.</summary>
    public static bool Has(string pattern) => !PatternSyntax.VariableKeys(pattern).IsEmpty;

    /// <summary>The pattern as a text that is the same for patterns which mean the same: the letter case of keys does not count.</summary>
    public static string Normalize(string pattern, bool wildcards) =>
        string.Concat(PatternSyntax.Parse(pattern, wildcards, variables: true, out _)
            .Select(atom => $"{atom.Kind}{atom.Key?.Name.ToUpperInvariant().Length}:{atom.Key?.Name.ToUpperInvariant()}{atom.Text?.Length}:{atom.Text};"));
}
