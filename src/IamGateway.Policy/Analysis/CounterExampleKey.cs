using System.Collections.Immutable;

namespace IamGateway.Policy.Analysis;

/// <summary>A context key of a counter-example.</summary>
/// <param name="Key">Its name, as a policy writes it.</param>
/// <param name="Values">Its values; null: the key is absent. An empty list is a present key without values.</param>
/// <param name="IsMultivalued">Whether the values are a list, also when there is one or none.</param>
public sealed record CounterExampleKey(string Key, ImmutableArray<string>? Values, bool IsMultivalued);
