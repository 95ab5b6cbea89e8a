using System.Collections.Immutable;
using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Evaluation;

/// <summary>One statement, ready to be asked about requests. Immutable.</summary>
/// <param name="order">Position in the set, from 0: of several statements that match, the first is reported.</param>
/// <param name="statement">What it says.</param>
/// <param name="variables">Whether the document's version has variables.</param>
/// <param name="origin">What is reported when it decides.</param>
internal sealed class CompiledStatement(int order, PolicyStatement statement, bool variables, DecidingStatement origin)
{
    private readonly ActionPatterns _actions = new(statement);
    private readonly ResourcePatterns _resources = new(statement, variables);
    private readonly ImmutableArray<CompiledCondition> _conditions = [.. statement.Conditions.Select(condition => new CompiledCondition(condition, variables))];

    public int Order { get; } = order;

    /// <summary>What every resource the statement is about begins with; empty when they have nothing in common.</summary>
    public string ResourcePrefix => _resources.Prefix;

    public DecidingStatement Origin { get; } = origin;

    /// <summary>Whether the statement is about the request: its action, its resource and every condition match.</summary>
    public bool Matches(in RequestView request) => _actions.Matches(request) && MatchesBeyondAction(request);

    /// <summary>The same for a request whose action is known to match.</summary>
    public bool MatchesBeyondAction(in RequestView request)
    {
        if (!_resources.Matches(request))
            return false;
        foreach (var condition in _conditions)
        {
            if (!condition.IsMet(request.Context))
                return false;
        }

        return true;
    }
}
