using System.Collections.Immutable;

namespace IamGateway.Policy.Evaluation;

/// <summary>An Allow statement that did not match, and why.</summary>
/// <param name="Statement">Which one.</param>
/// <param name="Failures">The elements that kept it from matching: one for the nearest statements.</param>
public sealed record NearMiss(DecidingStatement Statement, ImmutableArray<FailedElement> Failures);
