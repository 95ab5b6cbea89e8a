using System.Collections.Immutable;

namespace IamGateway.Policy.Analysis;

/// <summary>
/// Looks for a request, one part after the other. After each only the statements count that still match; where the same ones were
/// left before, nothing new can come.
/// </summary>
internal sealed class AccessSearch
{
    private readonly AccessGoal _goal;
    private readonly ImmutableArray<Dimension> _dimensions;
    private readonly ImmutableArray<Bits> _settled;
    private readonly Budget _budget;
    private readonly HashSet<(int Dimension, Bits Matching)> _seen = [];
    private readonly Stack<Branch> _path = [];

    /// <param name="goal">What is looked for.</param>
    /// <param name="dimensions">The parts, in the order in which they are chosen.</param>
    /// <param name="statementCount">How many statements there are.</param>
    /// <param name="budget">Work that may be done.</param>
    private AccessSearch(AccessGoal goal, ImmutableArray<Dimension> dimensions, int statementCount, Budget budget)
    {
        _goal = goal;
        _dimensions = dimensions;
        _budget = budget;
        All = Bits.Of(Enumerable.Range(0, statementCount));

        var settled = new Bits[dimensions.Length + 1]; // for each dimension, what no later one can change, nor this one
        settled[^1] = All;
        for (var index = dimensions.Length - 1; index >= 0; index--)
            settled[index] = settled[index + 1].Except(dimensions[index].Constrained);
        _settled = [.. settled];
    }

    private Bits All { get; }

    /// <summary>A search of all parts of a request.</summary>
    public static AccessSearch In(CheckScope scope)
    {
        var principal = PolicyProbe.HasPrincipals(scope.Type) ? new[] { PrincipalDimension.Of(scope) } : [];
        return new AccessSearch(scope.Goal, [ActionDimension.Of(scope), ResourceDimension.Of(scope), .. principal, .. KeyDimension.Of(scope)], scope.Statements.Count, scope.Budget);
    }

    /// <summary>The parts of a request that reaches the goal; null when there is none, or the budget is spent.</summary>
    public IReadOnlyCollection<Branch>? Find() => Find(0, All) && !_budget.IsSpent ? _path : null;

    private bool Find(int index, Bits matching)
    {
        while (true)
        {
            if (!_goal.IsInReach(matching, _settled[index]))
                return false;
            if (index == _dimensions.Length)
                return true;
            if (matching.Intersects(_dimensions[index].Constrained))
                break;
            index++;
        }

        if (!_seen.Add((index, matching)))
            return false;

        var rest = matching.Except(_dimensions[index].Constrained);
        foreach (var branch in _dimensions[index].Split(matching, _goal.Against(matching).And(_settled[index + 1])))
        {
            if (!_budget.Spend(200 + _dimensions.Length))
                return false;
            _path.Push(branch);
            if (Find(index + 1, branch.Matching.Or(rest)))
                return true;
            _path.Pop();
        }

        return false;
    }
}
