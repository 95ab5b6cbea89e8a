using System.Collections.Immutable;
using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>
/// Answers a check. It first looks for a request where whatever it can't follow exactly may be as it likes: when there is none even
/// so, there is none. Otherwise it looks among requests that it can follow, and what it finds there the engine has to confirm.
/// </summary>
/// <param name="type">The role the policies play.</param>
/// <param name="isShown">Whether the engine decides that a request has the access.</param>
internal sealed class AccessChecker(PolicyType type, Predicate<CounterExample> isShown)
{
    private const long Steps = 12_000_000;
    private const long StepsOfOneTry = 2_000_000;
    private const string AnyAction = "any:Action";
    private const string TooLarge = "The policies are too large to compare completely.";
    private const string NotShown = "The engine does not confirm the request that was found.";

    /// <summary>Answers.</summary>
    /// <param name="all">Every statement that plays a part.</param>
    public AccessCheckResult Check(IEnumerable<CheckedStatement> all)
    {
        ImmutableArray<CheckedStatement> statements = [.. Simplify([.. all.Select(Readable).OfType<CheckedStatement>()])];
        var goal = new AccessGoal(statements);
        if (goal.Grants.IsEmpty)
            return AccessCheckResult.Pass;

        var doubts = new Doubts();
        var scope = new CheckScope(statements, goal, type, null, new Budget(Steps), doubts);
        var search = SearchIn(scope);
        var found = search.Find();
        if (found is null && !scope.Budget.IsSpent)
            return AccessCheckResult.Pass;
        if (found is not null && found.All(branch => branch.IsExact))
        {
            var example = ToExample(scope, search, found);
            if (isShown(example))
                return AccessCheckResult.Fail(example);
            doubts.Add(statements[0], statements[0].Path, NotShown);
        }

        if (FindByTrying(scope) is { } shown)
            return AccessCheckResult.Fail(shown);
        if (doubts.All.IsEmpty)
            doubts.Add(statements[0], statements[0].Path, TooLarge);
        return AccessCheckResult.Undecided(doubts.All);
    }

    /// <summary>Takes unknown operators out: an Allow with one never matches, and a Deny as if it were not there.</summary>
    private static CheckedStatement? Readable(CheckedStatement statement)
    {
        var said = statement.Statement;
        var known = said.Conditions.RemoveAll(condition => !ConditionOperatorName.TryParse(condition.Operator, out _));
        if (known.Length == said.Conditions.Length)
            return statement;
        return said.Effect == PolicyEffect.Allow ? null : statement with { Statement = said with { Conditions = known } };
    }

    /// <summary>
    /// Takes out what cannot matter: a former Deny that still stands denies what is looked for either way; an Allow that stood
    /// before grants nothing new, unless a former Deny is gone; what is said twice counts once.
    /// </summary>
    private static IEnumerable<CheckedStatement> Simplify(ImmutableArray<CheckedStatement> statements)
    {
        var standing = Texts(statements, StatementRole.Denies);
        var rest = statements.RemoveAll(statement => statement.Role == StatementRole.DeniedBefore && standing.Contains(statement.Text));
        if (!rest.Any(statement => statement.Role == StatementRole.DeniedBefore))
        {
            var before = Texts(rest, StatementRole.GrantedBefore);
            rest = rest.RemoveAll(statement => statement.Role == StatementRole.Grants && before.Contains(statement.Text));
        }

        return rest.DistinctBy(statement => (statement.Role, statement.Text));
    }

    private static HashSet<string> Texts(ImmutableArray<CheckedStatement> statements, StatementRole role) =>
        statements.Where(statement => statement.Role == role).Select(statement => statement.Text).ToHashSet(StringComparer.Ordinal);

    private static AccessSearch SearchIn(CheckScope scope)
    {
        var principal = PolicyProbe.HasPrincipals(scope.Type) ? new[] { PrincipalDimension.Of(scope) } : [];
        return new AccessSearch(scope.Goal, [ActionDimension.Of(scope), ResourceDimension.Of(scope), .. principal, .. KeyDimension.Of(scope)], scope.Statements.Count, scope.Budget);
    }

    /// <summary>Looks with values for the variables, and with examples where not everything can be found.</summary>
    private CounterExample? FindByTrying(CheckScope scope)
    {
        if (scope.Doubts.All.IsEmpty)
            return null;

        var left = new Budget(Steps);
        foreach (var known in KnownValues.Combinations(scope.Statements))
        {
            if (!left.Spend(StepsOfOneTry))
                break;
            var attempt = scope with { Known = known, Budget = new Budget(StepsOfOneTry), Doubts = new Doubts() };
            var search = SearchIn(attempt);
            if (search.Find() is { } found && ToExample(attempt, search, found) is { } example && isShown(example))
                return example;
        }

        return null;
    }

    private CounterExample ToExample(CheckScope scope, AccessSearch search, IReadOnlyCollection<Branch> found)
    {
        var parts = found.Select(branch => branch.Part).ToList();
        var keys = new SortedDictionary<string, CounterExampleKey>(StringComparer.OrdinalIgnoreCase);
        foreach (var condition in scope.Statements.SelectMany(statement => statement.Statement.Conditions))
            keys.TryAdd(condition.Key, new CounterExampleKey(condition.Key, null, IsMultivalued: false));
        foreach (var (key, value) in scope.Known?.Keys ?? [])
            keys[key.Name] = new CounterExampleKey(key.Name, value is null ? null : [value], IsMultivalued: false);
        foreach (var key in parts.Select(part => part.Key).OfType<CounterExampleKey>())
            keys[key.Key] = key;

        var grant = scope.Statements[search.Matching.And(scope.Goal.Grants).Members.First()];
        return new CounterExample(
            PolicyProbe.HasPrincipals(type) ? parts.Select(part => part.Principal).FirstOrDefault(principal => principal is not null) ?? Principal.Anonymous : null,
            parts.Select(part => part.Action).FirstOrDefault(action => action is not null) ?? AnyAction,
            parts.Select(part => part.Resource).FirstOrDefault(resource => resource is not null) ?? "*",
            [.. keys.Values],
            grant.Origin);
    }
}
