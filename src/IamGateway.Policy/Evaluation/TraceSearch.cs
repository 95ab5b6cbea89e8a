using IamGateway.Policy.Documents;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Evaluation;

/// <summary>Finds statements one by one and notes all that match.</summary>
/// <param name="request">The request.</param>
/// <param name="matched">Takes every statement that matches, in the order of the decision.</param>
internal readonly ref struct TraceSearch(RequestView request, List<CompiledStatement> matched) : IStatementSearch
{
    private readonly RequestView _request = request;

    /// <inheritdoc/>
    public SetFindings Search(CompiledPolicySet set)
    {
        SetFindings findings = default;
        foreach (var statement in set.Index.Statements)
        {
            var kinds = Match(statement);
            findings.Add(statement, kinds);
            if (kinds != GrantKind.None)
                matched.Add(statement);
        }

        return findings;
    }

    private GrantKind Match(CompiledStatement statement)
    {
        if (!statement.Actions.Matches(_request.Action) || statement.Resources?.Matches(_request) == false)
            return GrantKind.None;
        foreach (var condition in statement.Conditions)
        {
            if (!statement.IsMet(condition, _request.Context))
                return GrantKind.None;
        }

        return statement.MatchPrincipal(_request);
    }
}
