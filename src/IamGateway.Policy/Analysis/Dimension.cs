using System.Collections.Immutable;

namespace IamGateway.Policy.Analysis;

/// <summary>
/// One part of the request that is looked for, such as its action. It is chosen independently of all other parts: that can
/// only make more requests than there are.
/// </summary>
/// <param name="needs">What each statement needs of the part: all of it; a statement that is not there needs nothing.</param>
/// <param name="findClasses">Finds the classes into which the part falls.</param>
/// <param name="scope">What the search works on.</param>
internal sealed class Dimension(IReadOnlyDictionary<int, ImmutableArray<Need>> needs, ClassFinder findClasses, CheckScope scope)
{
    private const int MaximumPossible = 6;
    private const int MaximumCompared = 300;

    private readonly AccessGoal _goal = scope.Goal;
    private readonly Dictionary<(Bits Asked, Bits Fatal, bool IsGrantOpen, bool IsQueryOpen), IReadOnlyList<Branch>> _known = [];

    /// <summary>The statements that need something of the part.</summary>
    public Bits Constrained { get; } = Bits.Of(needs.Keys);

    /// <summary>
    /// The ways in which the part can be chosen, the most natural first. A way that is worse than another in every respect is
    /// left out: whatever it leads to, the other does, too.
    /// </summary>
    /// <param name="matching">The statements that match so far.</param>
    /// <param name="fatal">Those of them that must not match in the end, and that only this part can still keep from it.</param>
    public IReadOnlyList<Branch> Split(Bits matching, Bits fatal)
    {
        var asked = matching.And(Constrained);
        var rest = matching.Except(Constrained);
        var situation = (Asked: asked, Fatal: asked.And(fatal), IsGrantOpen: rest.Intersects(_goal.Grants), IsQueryOpen: _goal.Asked.IsEmpty || rest.Intersects(_goal.Asked));
        if (_known.TryGetValue(situation, out var branches))
            return branches;

        List<Bits> wanted = [];
        if (!situation.IsGrantOpen)
            wanted.Add(asked.And(_goal.Grants));
        if (!situation.IsQueryOpen)
            wanted.Add(asked.And(_goal.Asked));

        var classes = findClasses(asked, wanted, situation.Fatal);
        scope.Budget.Spend(classes.Count * (30L + (5 * asked.Count)));
        List<Branch> all =
        [
            .. classes.SelectMany(found => Ways(found, asked))
                .OrderBy(branch => branch.Rank).ThenBy(branch => !branch.IsExact).ThenBy(branch => branch.Matching.Except(_goal.Helping).Count)
                .DistinctBy(branch => branch.Matching),
        ];
        scope.Budget.Spend(20L * all.Count * Math.Min(all.Count, MaximumCompared));
        branches = all.Count > MaximumCompared ? all : [.. all.Where(branch => !all.Exists(other => IsBetter(other, branch)))];
        _known.Add(situation, branches);
        return branches;
    }

    /// <summary>A branch for each set of statements that the class may match.</summary>
    private IEnumerable<Branch> Ways(RequestClass found, Bits asked)
    {
        var possible = found.Possible.Members.ToList();
        if (possible.Count > MaximumPossible)
            return [new Branch(AtBest(found, asked), found.Part, found.Rank, IsExact: false)];

        List<Bits> ways = [.. Enumerable.Range(0, 1 << possible.Count).Select(choice => Matching(found.Certain.Or(Chosen(possible, choice)), asked)).Distinct()];
        return ways.Select(way => new Branch(way, found.Part, found.Rank, IsExact: ways.Count == 1));
    }

    private static Bits Chosen(List<int> possible, int choice) =>
        Bits.Of(possible.Where((_, index) => (choice & (1 << index)) != 0));

    private Bits Matching(Bits holding, Bits asked) =>
        Bits.Of(asked.Members.Where(statement => needs[statement].All(need => need.IsMet(holding))));

    /// <summary>Lets every statement have its facts as the goal would like them best, also where they contradict each other.</summary>
    private Bits AtBest(RequestClass found, Bits asked)
    {
        var either = found.Certain.Or(found.Possible);
        return Bits.Of(asked.Members.Where(statement => _goal.Helping.Has(statement)
            ? needs[statement].All(need => need.IsMet(need.IsExcluded ? found.Certain : either))
            : needs[statement].All(need => need.IsMet(need.IsExcluded ? either : found.Certain))));
    }

    private bool IsBetter(Branch other, Branch branch) =>
        other != branch
        && other.Rank <= branch.Rank
        && (other.IsExact || !branch.IsExact)
        && branch.Matching.And(_goal.Helping).IsSubsetOf(other.Matching)
        && other.Matching.Except(_goal.Helping).IsSubsetOf(branch.Matching);
}
