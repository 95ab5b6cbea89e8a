using System.Collections.Immutable;

namespace IamGateway.Policy.Documents;

/// <summary>One test of one context key.</summary>
/// <param name="Operator">As written, for example <c>StringLikeIfExists</c>.</param>
/// <param name="Key">The context key as written; names compare without regard to case.</param>
/// <param name="Values">The values as text (<c>false</c> and <c>"false"</c> are the same), of which one must match; for a negated operator none may.</param>
public sealed record PolicyCondition(string Operator, string Key, ImmutableArray<string> Values);
