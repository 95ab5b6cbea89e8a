using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Evaluation;

/// <summary>A decision with everything that led to it. Made on demand; the decision itself is the one <see cref="PolicyEvaluator.Evaluate"/> makes.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Matched">Every statement that matches the request: the denies first, then the allows, each by the order of decision.</param>
/// <param name="Missing">For an implicit deny the type of policy that had to allow and did not; null otherwise.</param>
/// <param name="NearMisses">For an implicit deny the Allow statements of that type which came nearest, the nearest first; at most five.</param>
public sealed record Explanation(Decision Decision, ImmutableArray<DecidingStatement> Matched, PolicyType? Missing, ImmutableArray<NearMiss> NearMisses)
{
    /// <summary>How many of <see cref="Matched"/> are denies; they come first.</summary>
    public int DenyCount { get; init; }

    /// <summary>The conditions of the statement that decided, with the values that met them; empty when it asks for none.</summary>
    public ImmutableArray<TestedCondition> Conditions { get; init; } = [];

    /// <summary>Of organization policies that are missing an allow, the first level without one, from 0 for the root; null otherwise.</summary>
    public int? MissingLevel { get; init; }

    /// <summary>The explanation of <see cref="Decision.Failed"/>.</summary>
    public static Explanation Failed { get; } = new(Decision.Failed, [], null, []);
}
