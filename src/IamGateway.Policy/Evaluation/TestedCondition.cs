using System.Collections.Immutable;

namespace IamGateway.Policy.Evaluation;

/// <summary>A condition that the request met.</summary>
/// <param name="Operator">The operator as written.</param>
/// <param name="Key">The context key as written.</param>
/// <param name="Expected">The values in the policy.</param>
/// <param name="Actual">The values in the request; null: the context key is absent.</param>
public sealed record TestedCondition(string Operator, string Key, ImmutableArray<string> Expected, ImmutableArray<string>? Actual);
