using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Evaluation;

/// <summary>Conditions are the same to this comparer when they have the same operator, key and values in the same order.</summary>
internal sealed class SameCondition : IEqualityComparer<PolicyCondition>
{
    private SameCondition()
    {
    }

    public static SameCondition Comparer { get; } = new();

    public bool Equals(PolicyCondition? x, PolicyCondition? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.Operator == y.Operator && x.Key == y.Key && x.Values.AsSpan().SequenceEqual(y.Values.AsSpan()));

    public int GetHashCode(PolicyCondition obj) =>
        HashOf((obj.Operator.GetHashCode(StringComparison.Ordinal) * 31) + obj.Key.GetHashCode(StringComparison.Ordinal), obj.Values);

    /// <summary>A hash of texts in their order.</summary>
    public static int HashOf(int start, ImmutableArray<string> texts)
    {
        var hash = start;
        foreach (var text in texts)
            hash = (hash * 31) + text.GetHashCode(StringComparison.Ordinal);
        return hash;
    }
}
