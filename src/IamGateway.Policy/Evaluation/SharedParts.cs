using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Evaluation;

/// <summary>The parts that statements of one set are compiled from. Statements that say the same share a part, so it is kept, and tested, once.</summary>
/// <param name="type">The role the set's policies play.</param>
internal sealed class SharedParts(PolicyType type)
{
    // Where IAM keeps the policies itself, it completes ARNs that lack components.
    private readonly bool _isPadded = type is PolicyType.Identity or PolicyType.PermissionsBoundary or PolicyType.Session;
    private readonly Dictionary<string, ActionPatterns> _actions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Text, bool Variables), ResourcePattern> _resources = [];
    private readonly Dictionary<string, CompiledCondition> _conditions = new(StringComparer.Ordinal);

    /// <summary>The actions of a statement.</summary>
    public ActionPatterns Actions(PolicyStatement statement)
    {
        var key = Key(statement.ExcludesActions ? "Not" : "", "", statement.Actions);
        if (!_actions.TryGetValue(key, out var actions))
            _actions.Add(key, actions = new ActionPatterns(statement.Actions, statement.ExcludesActions));
        return actions;
    }

    /// <summary>The resources of a statement; null when it names none.</summary>
    public ResourcePatterns? Resources(PolicyStatement statement, bool variables) =>
        statement.Resources is { } texts
            ? new ResourcePatterns([.. texts.Select(text => Resource(text, variables))], statement.ExcludesResources, statement.Effect)
            : null;

    /// <summary>The conditions of a statement.</summary>
    public ImmutableArray<CompiledCondition> Conditions(PolicyStatement statement, bool variables) =>
        [.. statement.Conditions.Select(condition => Condition(condition, variables))];

    private ResourcePattern Resource(string text, bool variables)
    {
        var key = (text, variables && text.Contains("${", StringComparison.Ordinal)); // the version makes no difference to the others
        if (!_resources.TryGetValue(key, out var pattern))
            _resources.Add(key, pattern = ResourcePattern.Parse(text, variables, _isPadded));
        return pattern;
    }

    private CompiledCondition Condition(PolicyCondition condition, bool variables)
    {
        var hasVariables = variables && condition.Values.Any(value => value.Contains("${", StringComparison.Ordinal));
        var key = Key(condition.Operator.ToLowerInvariant(), (hasVariables ? "$" : "") + condition.Key, [.. condition.Values.Order(StringComparer.Ordinal)]);
        if (!_conditions.TryGetValue(key, out var compiled))
            _conditions.Add(key, compiled = new CompiledCondition(condition, hasVariables));
        return compiled;
    }

    /// <summary>The same text for the same words only: each is preceded by its length.</summary>
    private static string Key(string first, string second, ImmutableArray<string> words)
    {
        var key = new StringBuilder();
        Append(key, first);
        Append(key, second);
        foreach (var word in words)
            Append(key, word);
        return key.ToString();
    }

    private static void Append(StringBuilder key, string word) => key.Append(CultureInfo.InvariantCulture, $"{word.Length}:").Append(word);
}
