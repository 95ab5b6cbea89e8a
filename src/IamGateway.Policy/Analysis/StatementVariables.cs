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

    /// <summary>Whether a pattern has a variable.</summary>
    public static bool Has(string pattern) => !PatternSyntax.VariableKeys(pattern).IsEmpty;

    /// <summary>The pattern as a text that is the same for patterns which mean the same: the letter case of keys does not count.</summary>
    public static string Normalize(string pattern, bool wildcards) =>
        string.Concat(PatternSyntax.Parse(pattern, wildcards, variables: true, out _)
            .Select(atom => $"{atom.Kind}{atom.Key?.Name.ToUpperInvariant().Length}:{atom.Key?.Name.ToUpperInvariant()}{atom.Text?.Length}:{atom.Text};"));
}
