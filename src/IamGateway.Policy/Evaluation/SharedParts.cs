using System.Collections.Immutable;
using System.Runtime.InteropServices;
using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Evaluation;

/// <summary>The parts that statements of one set are compiled from. Statements that say the same share a part, so it is kept, and tested, once.</summary>
/// <param name="type">The role the set's policies play.</param>
/// <param name="variables">Whether the version of their documents has variables.</param>
internal sealed class SharedParts(PolicyType type, bool variables)
{
    // Where IAM keeps the policies itself, it completes ARNs that lack components.
    private readonly bool _isPadded = type is PolicyType.Identity or PolicyType.PermissionsBoundary or PolicyType.Session;
    private readonly Dictionary<PolicyStatement, ActionPatterns> _actions = new(SameActions.Comparer);
    private readonly Dictionary<string, ResourcePattern> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<PolicyCondition, CompiledCondition> _conditions = new(SameCondition.Comparer);

    /// <summary>Compiles a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="order">Its position in the set.</param>
    /// <param name="origin">What is reported when it decides.</param>
    public CompiledStatement Compile(PolicyStatement statement, int order, DecidingStatement origin) => new()
    {
        Order = order,
        Effect = statement.Effect,
        Origin = origin,
        Actions = Actions(statement),
        Resources = Resources(statement),
        Principals = statement.Principals is { } principals ? new PrincipalPatterns(principals, statement.ExcludesPrincipals, statement.Effect) : null,
        Conditions = Conditions(statement),
    };

    private ActionPatterns Actions(PolicyStatement statement)
    {
        if (!_actions.TryGetValue(statement, out var actions))
            _actions.Add(statement, actions = new ActionPatterns(statement.Actions, statement.ExcludesActions));
        return actions;
    }

    private ResourcePatterns? Resources(PolicyStatement statement)
    {
        if (statement.Resources is not { } texts)
            return null;

        var patterns = new ResourcePattern[texts.Length];
        for (var index = 0; index < patterns.Length; index++)
        {
            if (!_resources.TryGetValue(texts[index], out var pattern))
                _resources.Add(texts[index], pattern = ResourcePattern.Parse(texts[index], variables, _isPadded));
            patterns[index] = pattern;
        }

        return new ResourcePatterns(ImmutableCollectionsMarshal.AsImmutableArray(patterns), statement.ExcludesResources, statement.Effect);
    }

    private ImmutableArray<CompiledCondition> Conditions(PolicyStatement statement)
    {
        if (statement.Conditions.IsEmpty)
            return [];

        var conditions = new CompiledCondition[statement.Conditions.Length];
        for (var index = 0; index < conditions.Length; index++)
        {
            var condition = statement.Conditions[index];
            if (!_conditions.TryGetValue(condition, out var compiled))
                _conditions.Add(condition, compiled = new CompiledCondition(condition, variables));
            conditions[index] = compiled;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(conditions);
    }
}
