using System.Collections.Immutable;
using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Analysis;

/// <summary>
/// Answers a check. Whatever can't be followed exactly may first be as it likes: when there is no request with the access even so,
/// there is none. Otherwise values are tried for it, and a request that is found that way counts when the engine confirms it.
/// </summary>
/// <param name="type">The role the policies play.</param>
/// <param name="isShown">Whether the engine decides that a request has the access.</param>
internal sealed class AccessChecker(PolicyType type, Predicate<CounterExample> isShown)
{
    private const long Steps = 20_000_000;
    private const long StepsOfTries = 10_000_000;
    private const long StepsOfOneTry = 1_000_000;

    /// <summary>Answers.</summary>
    /// <param name="all">Every statement that plays a part.</param>
    public AccessCheckResult Check(IEnumerable<CheckedStatement> all)
    {
        ImmutableArray<CheckedStatement> statements = [.. Simplify([.. all.Select(Readable).OfType<CheckedStatement>()])];
        var check = new GrantCheck(type, statements, isShown);
        var open = new List<(AccessCase Case, List<CounterExample> Suspects)>();
        var reasons = new List<UndecidedConstruct>();
        var budget = new Budget(Steps);
        foreach (var possible in AccessCase.Of(statements))
        {
            var doubts = new Doubts();
            var result = check.Check(possible, null, budget, doubts);
            if (result.Answer == AccessAnswer.Fail)
                return result;
            if (result.Answer == AccessAnswer.Undecided)
                reasons.AddRange(result.Reasons);
            if (result.Answer == AccessAnswer.Undecided && !doubts.All.IsEmpty)
                open.Add((possible, doubts.Suspects));
            if (budget.IsSpent)
                break;
        }

        return reasons.Count == 0 ? AccessCheckResult.Pass : Try(check, statements, open) ?? AccessCheckResult.Undecided([.. reasons.Distinct()]);
    }

    /// <summary>Tries values; null when none shows a request with the access.</summary>
    private static AccessCheckResult? Try(GrantCheck check, ImmutableArray<CheckedStatement> statements, List<(AccessCase Case, List<CounterExample> Suspects)> open)
    {
        var left = new Budget(StepsOfTries);
        foreach (var (possible, suspects) in open)
        {
            foreach (var known in KnownValues.Combinations(statements, suspects))
            {
                if (!left.Spend(StepsOfOneTry))
                    return null;
                var result = check.Check(possible, known, new Budget(StepsOfOneTry), new Doubts());
                if (result.Answer == AccessAnswer.Fail)
                    return result;
            }
        }

        return null;
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
}
