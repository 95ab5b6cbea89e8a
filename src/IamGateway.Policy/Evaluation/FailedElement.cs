using System.Collections.Immutable;

namespace IamGateway.Policy.Evaluation;

/// <summary>An element of a statement that did not match the request.</summary>
/// <param name="Element">Its name: <c>Principal</c>, <c>Action</c>, <c>Resource</c> (or with <c>Not</c>), or <c>Condition</c>.</param>
/// <param name="Operator">The condition operator as written; null for the other elements.</param>
/// <param name="Key">The context key as written; null for the other elements.</param>
/// <param name="Expected">The values in the policy.</param>
/// <param name="Actual">The values in the request; null: the context key is absent.</param>
public sealed record FailedElement(string Element, string? Operator, string? Key, ImmutableArray<string> Expected, ImmutableArray<string>? Actual)
{
    /// <summary>Why it failed where the values alone do not tell: a condition that can never be met, or one with variables. Null otherwise.</summary>
    public string? Hint { get; init; }
}
