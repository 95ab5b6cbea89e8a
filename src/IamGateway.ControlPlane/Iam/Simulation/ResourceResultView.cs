using System.Collections.Immutable;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>What an action on one resource would be decided as. Its members mean what those of <see cref="EvaluationResultView"/> do.</summary>
internal sealed record ResourceResultView(
    string EvalResourceName, string EvalResourceDecision, ImmutableArray<MatchedStatementView> MatchedStatements, ImmutableArray<string> MissingContextValues)
{
    public BoundaryDecisionView? PermissionsBoundaryDecisionDetail { get; init; }
}
