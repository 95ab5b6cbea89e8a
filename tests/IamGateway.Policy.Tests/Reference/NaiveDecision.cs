using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>What the reference decides.</summary>
/// <param name="Statement">The first statement that decided it; null when none did.</param>
internal sealed record NaiveDecision(DecisionOutcome Outcome, DecisionReason Reason, NaiveStatement? Statement)
{
    /// <summary>In short.</summary>
    public override string ToString() => $"{Outcome}, {Reason}, {Statement?.Policy}#{Statement?.Index}";

    /// <summary>Whether the engine decided the same, by the same statement.</summary>
    public bool Equals(Decision decision) =>
        decision.Outcome == Outcome && decision.Reason == Reason && decision.Statement?.Policy == Statement?.Policy && decision.Statement?.Index == Statement?.Index;
}
