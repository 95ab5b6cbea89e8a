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
    public IReadOnlyCollection<Branch>? Find()
    {
        // A policy may test thousands of keys: the way is kept here and not on the call stack.
        var way = new Stack<Choice>();
        var (isFound, next) = Enter(0, All);
        while (!isFound && !_budget.IsSpent)
        {
            if (next is not null)
                way.Push(next);
            if (way.Count == 0)
                return null;

            var last = way.Peek();
            next = null;
            if (!last.MoveOn())
                way.Pop();
            else if (_budget.Spend(200 + _dimensions.Length))
                (isFound, next) = Enter(last.Index + 1, last.Current.Matching.Or(last.Rest));
        }

        return _budget.IsSpent ? null : [.. way.Select(choice => choice.Current)];
    }

    /// <summary>Goes on to the next part that something depends on: the goal is reached, or there is a choice, or neither when nothing new can come.</summary>
    private (bool IsFound, Choice? Next) Enter(int index, Bits matching)
    {
        while (true)
        {
            if (!_goal.IsInReach(matching, _settled[index]))
                return (false, null);
            if (index == _dimensions.Length)
                return (true, null);
            if (matching.Intersects(_dimensions[index].Constrained))
                break;
            index++;
        }

        if (!_seen.Add((index, matching)))
            return (false, null);
        var branches = _dimensions[index].Split(matching, _goal.Against(matching).And(_settled[index + 1]));
        return (false, new Choice(index, branches, matching.Except(_dimensions[index].Constrained)));
    }

    /// <summary>The branches of one part, one of which is being tried.</summary>
    private sealed class Choice(int index, IReadOnlyList<Branch> branches, Bits rest)
    {
        private int _tried = -1;

        public int Index => index;

        public Bits Rest => rest;

        public Branch Current => branches[_tried];

        public bool MoveOn() => ++_tried < branches.Count;
    }
}
