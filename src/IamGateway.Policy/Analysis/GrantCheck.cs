using System.Collections.Immutable;
using IamGateway.Policy.Analysis.Values;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>
/// Answers a check for one Allow statement at a time. It begins with that statement alone and looks for any request it is about.
/// When the engine says that the request has not the access, it says because of which statement; that one is added, and the search
/// begins again. So most statements are never looked at, and those that remain prove the pass.
/// </summary>
/// <param name="type">The role the policies play.</param>
/// <param name="statements">Every statement that plays a part.</param>
/// <param name="isShown">Whether the engine decides that a request has the access.</param>
internal sealed class GrantCheck(PolicyType type, ImmutableArray<CheckedStatement> statements, Predicate<CounterExample> isShown)
{
    private const int FewStatements = 64;
    private const long StepsPerProbe = 5;
    private const long StepsPerComparison = 10;
    private const long StepsPerSearch = 1_000;
    private const string AnyAction = "any:Action";
    private const string TooLarge = "The policies are too large to compare completely.";
    private const string NotShown = "The engine does not confirm the request that was found.";

    private readonly ImmutableArray<Lazy<PolicyProbe>> _probes =
        [.. statements.Select(statement => new Lazy<PolicyProbe>(() => PolicyProbe.Of(type, statement.Statement, statement.HasVariables)))];

    private readonly ImmutableArray<CounterExampleKey> _usualKeys =
    [
        .. statements.SelectMany(statement => statement.Statement.Conditions).DistinctBy(condition => condition.Key, StringComparer.OrdinalIgnoreCase)
            .Select(condition => KeyRange.Of(condition.Key).Usual),
    ];

    /// <summary>Whether there is a request of the case.</summary>
    /// <param name="possible">The case.</param>
    /// <param name="known">Values of the variables; null: they may have any. Only without them is a pass a pass.</param>
    /// <param name="budget">Work that may be done.</param>
    /// <param name="doubts">Where constructs go that are not followed exactly.</param>
    public AccessCheckResult Check(AccessCase possible, KnownValues? known, Budget budget, Doubts doubts)
    {
        var grant = statements[possible.Grant];
        if (!budget.Spend(possible.Asked.Length * StepsPerComparison))
            return Undecided(grant, doubts, TooLarge);
        List<int> asked = [.. possible.Asked.Where(index => Overlap.IsPossible(grant.Statement, statements[index].Statement))];
        if (asked.Count == 0 && !possible.Asked.IsEmpty)
            return AccessCheckResult.Pass;

        budget.Spend(statements.Length * StepsPerComparison);
        List<int> against = [.. Enumerable.Range(0, statements.Length).Where(index => IsAgainst(possible, index) && Overlap.IsPossible(grant.Statement, statements[index].Statement))];
        var used = new SortedSet<int>(asked) { possible.Grant };
        while (true)
        {
            budget.Spend(StepsPerSearch * used.Count);
            var scope = new CheckScope([.. used.Select(index => asked.Contains(index) ? statements[index] with { Role = StatementRole.Asked } : statements[index])], type, known, budget, doubts);
            var search = AccessSearch.In(scope);
            if (search.Find() is not { } found)
                return budget.IsSpent ? Undecided(grant, doubts, TooLarge) : AccessCheckResult.Pass;

            var isExact = found.All(branch => branch.IsExact);
            var example = ToExample(found, known, grant);
            if (isExact && isShown(example))
                return AccessCheckResult.Fail(example);

            var count = used.Count;
            budget.Spend(against.Count * StepsPerProbe);
            used.UnionWith(isExact ? Culprits(used, against, example) : Related(used, against));
            if (used.Count > count)
                continue;
            doubts.Suspects.Add(example);
            return Undecided(grant, doubts, isExact ? NotShown : null);
        }
    }

    private static AccessCheckResult Undecided(CheckedStatement grant, Doubts doubts, string? reason)
    {
        var reasons = doubts.All;
        return AccessCheckResult.Undecided(reason is null ? reasons : [.. reasons, new UndecidedConstruct(grant.Origin, grant.Path.ToString(), reason)]);
    }

    private bool IsAgainst(AccessCase possible, int index) =>
        statements[index].Role == StatementRole.Denies || (statements[index].Role == StatementRole.GrantedBefore && !possible.IsDeniedBefore);

    /// <summary>The first statement that stands against a request; all that are left when many were tried.</summary>
    private IEnumerable<int> Culprits(SortedSet<int> used, List<int> against, CounterExample example)
    {
        var context = example.ToContext();
        List<int> left = [.. against.Where(index => !used.Contains(index))];
        var culprits = left.Where(index => _probes[index].Value.IsAbout(statements[index].Statement, example, context));
        return used.Count < FewStatements ? culprits.Take(1) : culprits.Any() ? left : [];
    }

    /// <summary>The statements that say something in the same words as one of those that are used, where it is not known what the words mean; all that are left when there are none.</summary>
    private List<int> Related(SortedSet<int> used, List<int> against)
    {
        var words = used.SelectMany(index => Words(statements[index])).ToHashSet(StringComparer.Ordinal);
        List<int> left = [.. against.Where(index => !used.Contains(index))];
        var related = left.FindAll(index => Words(statements[index]).Any(words.Contains));
        return related.Count > 0 ? related : left;
    }

    private static IEnumerable<string> Words(CheckedStatement statement) =>
        statement.Statement.Conditions.Select(StatementText.Of).Concat((statement.Statement.Resources ?? []).Where(StatementVariables.Has));

    private CounterExample ToExample(IReadOnlyCollection<Branch> found, KnownValues? known, CheckedStatement grant)
    {
        var parts = found.Select(branch => branch.Part).ToList();
        var keys = parts.Select(part => part.Key).OfType<CounterExampleKey>()
            .Concat((known?.Keys ?? []).Select(pair => new CounterExampleKey(pair.Key.Name, pair.Value is null ? null : [pair.Value], IsMultivalued: false)))
            .Concat(_usualKeys)
            .DistinctBy(key => key.Key, StringComparer.OrdinalIgnoreCase).OrderBy(key => key.Key, StringComparer.OrdinalIgnoreCase);

        return new CounterExample(
            PolicyProbe.HasPrincipals(type) ? parts.Select(part => part.Principal).FirstOrDefault(principal => principal is not null) ?? Principal.Anonymous : null,
            parts.Select(part => part.Action).FirstOrDefault(action => action is not null) ?? AnyAction,
            parts.Select(part => part.Resource).FirstOrDefault(resource => resource is not null) ?? "*",
            [.. keys],
            grant.Origin)
        {
            HasBoundary = parts.Exists(part => part.HasBoundary),
        };
    }
}
