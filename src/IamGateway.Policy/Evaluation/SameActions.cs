using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Evaluation;

/// <summary>Statements are the same to this comparer when they say the same of actions.</summary>
internal sealed class SameActions : IEqualityComparer<PolicyStatement>
{
    private SameActions()
    {
    }

    public static SameActions Comparer { get; } = new();

    public bool Equals(PolicyStatement? x, PolicyStatement? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.ExcludesActions == y.ExcludesActions && x.Actions.AsSpan().SequenceEqual(y.Actions.AsSpan()));

    public int GetHashCode(PolicyStatement obj) => SameCondition.HashOf(obj.ExcludesActions ? 1 : 0, obj.Actions);
}
