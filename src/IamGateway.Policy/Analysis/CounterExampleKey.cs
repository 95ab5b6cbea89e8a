using System.Collections.Immutable;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>A context key of a counter-example.</summary>
/// <param name="Key">Its name, as a policy writes it.</param>
/// <param name="Values">Its values; null: the key is absent. An empty list is a present key without values.</param>
/// <param name="IsMultivalued">Whether the values are a list, also when there is one or none.</param>
public sealed record CounterExampleKey(string Key, ImmutableArray<string>? Values, bool IsMultivalued)
{
    internal void AddTo(RequestContext context)
    {
        if (Values is not { } values)
            return;
        if (IsMultivalued)
            context.Set(ContextKey.Of(Key), values);
        else
            context.Set(ContextKey.Of(Key), values[0]);
    }
}
