using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Evaluation;

/// <summary>Finds statements one by one, taking what depends on unknown keys for the best or the worst.</summary>
/// <param name="request">The request.</param>
/// <param name="unknown">The unknown keys.</param>
/// <param name="dependsOn">Takes those of them that a decision may turn on.</param>
/// <param name="isOptimistic">True: what may allow does, and what may deny does not. False: the other way round.</param>
internal readonly ref struct PartialSearch(RequestView request, HashSet<ContextKey> unknown, HashSet<ContextKey> dependsOn, bool isOptimistic) : IStatementSearch
{
    private readonly RequestView _request = request;

    /// <inheritdoc/>
    public SetFindings Search(CompiledPolicySet set)
    {
        SetFindings findings = default;
        var allowsForCertain = false;
        var keysOfAllows = new HashSet<ContextKey>();
        foreach (var statement in set.Index.Statements)
        {
            var isDeny = statement.Effect == PolicyEffect.Deny;
            var keys = new HashSet<ContextKey>();
            var certainty = Match(statement, keys);
            (isDeny ? dependsOn : keysOfAllows).UnionWith(keys);
            var kinds = certainty == Certainty.Yes || (certainty == Certainty.Maybe && isOptimistic != isDeny)
                ? statement.MatchPrincipal(_request)
                : GrantKind.None;
            findings.Add(statement, kinds);
            allowsForCertain |= certainty == Certainty.Yes && !isDeny && (kinds & GrantKind.Unlimited) != GrantKind.None;
        }

        if (!allowsForCertain)
            dependsOn.UnionWith(keysOfAllows);
        return findings;
    }

    /// <summary>Whether a statement matches, and the unknown keys that it depends on.</summary>
    private Certainty Match(CompiledStatement statement, HashSet<ContextKey> keys)
    {
        if (!statement.Actions.Matches(_request.Action) || statement.MatchPrincipal(_request) == GrantKind.None)
            return Certainty.No;

        var certainty = Match(statement.Resources, keys);
        foreach (var condition in statement.Conditions)
        {
            var isMet = Match(statement, condition, keys);
            certainty = certainty < isMet ? certainty : isMet;
        }

        if (certainty != Certainty.Maybe)
            keys.Clear();
        return certainty;
    }

    private Certainty Match(CompiledStatement statement, CompiledCondition condition, HashSet<ContextKey> keys)
    {
        var unknownKeys = condition.HasKnownOperator ? condition.Keys.Where(unknown.Contains).ToList() : [];
        keys.UnionWith(unknownKeys);
        return unknownKeys.Count > 0 ? Certainty.Maybe
            : statement.IsMet(condition, _request.Context) ? Certainty.Yes
            : Certainty.No;
    }

    private Certainty Match(ResourcePatterns? resources, HashSet<ContextKey> keys)
    {
        if (resources is null)
            return Certainty.Yes;

        var found = new HashSet<ContextKey>();
        foreach (var pattern in resources.Patterns)
        {
            var variables = pattern.VariableKeys.Where(unknown.Contains).ToList();
            if (variables.Count == 0 && pattern.Matches(_request))
                return resources.IsNegated ? Certainty.No : Certainty.Yes;
            if (resources.IsNegated || _request.Resource.StartsWith(pattern.Prefix)) // an excluded resource that has no value keeps an Allow from matching
                found.UnionWith(variables);
        }

        keys.UnionWith(found);
        return found.Count > 0 ? Certainty.Maybe : resources.Matches(_request) ? Certainty.Yes : Certainty.No;
    }
}
