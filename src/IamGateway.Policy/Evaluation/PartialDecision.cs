using System.Collections.Immutable;

namespace IamGateway.Policy.Evaluation;

/// <summary>The answer when some context keys are not known yet.</summary>
/// <param name="Outcome">What is certain.</param>
/// <param name="DependsOn">The unknown keys that may turn the decision, sorted by name; empty when it is certain.</param>
public sealed record PartialDecision(PartialOutcome Outcome, ImmutableArray<ContextKey> DependsOn)
{
    /// <summary>Denied for certain; also the answer to what cannot be decided.</summary>
    public static PartialDecision Denied { get; } = new(PartialOutcome.Denied, []);

    /// <summary>Allowed for certain.</summary>
    public static PartialDecision Allowed { get; } = new(PartialOutcome.Allowed, []);
}
