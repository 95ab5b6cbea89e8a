namespace IamGateway.Policy.Evaluation;

/// <summary>The one answer of the engine. It feeds the denial's page and document, the audit record and the tests alike.</summary>
/// <param name="Outcome">Allowed or one of the two denies.</param>
/// <param name="Reason">What led to it; for an implicit deny, which allow is missing.</param>
/// <param name="Statement">The statement that decided: the deny, or the first allow; null when nothing matched.</param>
public readonly record struct Decision(DecisionOutcome Outcome, DecisionReason Reason, DecidingStatement? Statement)
{
    /// <summary>True only when the outcome is <see cref="DecisionOutcome.Allowed"/>.</summary>
    public bool IsAllowed => Outcome == DecisionOutcome.Allowed;

    /// <summary>The decision for an input that could not be decided: a deny.</summary>
    public static Decision Failed { get; } = new(DecisionOutcome.ImplicitDeny, DecisionReason.EvaluationFailed, null);
}
