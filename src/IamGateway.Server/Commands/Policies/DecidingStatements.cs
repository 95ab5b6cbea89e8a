using IamGateway.Policy.Evaluation;

namespace IamGateway.Server.Commands.Policies;

/// <summary>The statements that a decision rests on.</summary>
internal static class DecidingStatements
{
    /// <summary>
    /// For an explicit deny every matching Deny; for an allowed request every matching Allow of the type of policy that decided;
    /// none otherwise.
    /// </summary>
    public static IEnumerable<DecidingStatement> Of(Explanation explanation) => explanation.Decision switch
    {
        { Outcome: DecisionOutcome.ExplicitDeny } => explanation.Matched.Take(explanation.DenyCount),
        { Outcome: DecisionOutcome.Allowed, Statement: { } first } => explanation.Matched.Where(statement => statement.Type == first.Type),
        _ => [],
    };
}
