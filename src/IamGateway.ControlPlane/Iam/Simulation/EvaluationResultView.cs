using System.Collections.Immutable;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>What an action on a resource would be decided as.</summary>
/// <param name="EvalDecision"><c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</param>
/// <param name="MatchedStatements">The denies of an explicit deny; else the allows.</param>
/// <param name="MissingContextValues">Condition keys that may turn the decision and were not given.</param>
internal sealed record EvaluationResultView(
    string EvalActionName, string EvalResourceName, string EvalDecision, ImmutableArray<MatchedStatementView> MatchedStatements, ImmutableArray<string> MissingContextValues)
{
    /// <summary>Null: there is no permissions boundary.</summary>
    public BoundaryDecisionView? PermissionsBoundaryDecisionDetail { get; init; }

    /// <summary>The same of the one resource; null: it is <c>*</c>.</summary>
    public ImmutableArray<ResourceResultView>? ResourceSpecificResults { get; init; }
}
