using System.Collections.Immutable;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Evaluation;

/// <summary>Finds the Allow statements that came nearest to matching a request.</summary>
internal static class NearMisses
{
    private const int Maximum = 5;

    /// <summary>At most five, the nearest first: those that failed on the fewest elements, in the order of the set. One with neither the action nor the resource is not near.</summary>
    public static ImmutableArray<NearMiss> Find(in RequestView request, CompiledPolicySet set)
    {
        var nearest = new List<(int Failures, CompiledStatement Statement)>();
        foreach (var statement in set.Index.Statements)
        {
            var failures = statement.Effect == PolicyEffect.Allow ? CountFailures(request, statement) : int.MaxValue;
            if (failures == int.MaxValue || (nearest.Count == Maximum && nearest[^1].Failures <= failures))
                continue;
            if (nearest.Count == Maximum)
                nearest.RemoveAt(Maximum - 1);
            nearest.Insert(nearest.FindIndex(other => other.Failures > failures) is >= 0 and var place ? place : nearest.Count, (failures, statement));
        }

        var misses = ImmutableArray.CreateBuilder<NearMiss>(nearest.Count);
        foreach (var (_, statement) in nearest)
            misses.Add(new NearMiss(statement.Origin, Failures(request, statement)));
        return misses.MoveToImmutable();
    }

    private static int CountFailures(in RequestView request, CompiledStatement statement)
    {
        var hasAction = statement.Actions.Matches(request.Action);
        var hasResource = statement.Resources?.Matches(request) != false;
        if (!hasAction && !hasResource)
            return int.MaxValue;

        var failures = (hasAction ? 0 : 1) + (hasResource ? 0 : 1) + (statement.MatchPrincipal(request) == GrantKind.None ? 1 : 0);
        foreach (var condition in statement.Conditions)
            failures += statement.IsMet(condition, request.Context) ? 0 : 1;
        return failures;
    }

    private static ImmutableArray<FailedElement> Failures(in RequestView request, CompiledStatement statement)
    {
        var failures = ImmutableArray.CreateBuilder<FailedElement>();
        if (statement.MatchPrincipal(request) == GrantKind.None)
            failures.Add(new FailedElement(statement.Principals!.Element, null, null, statement.Principals.Texts, [request.Principal.Text]));
        if (!statement.Actions.Matches(request.Action))
            failures.Add(new FailedElement(statement.Actions.Element, null, null, statement.Actions.Texts, [request.Action.ToString()]));
        if (statement.Resources?.Matches(request) == false)
            failures.Add(new FailedElement(statement.Resources.Element, null, null, statement.Resources.Texts, [request.Resource.ToString()]));
        foreach (var condition in statement.Conditions)
        {
            if (!statement.IsMet(condition, request.Context))
                failures.Add(new FailedElement("Condition", condition.Source.Operator, condition.Source.Key, condition.Source.Values, request.Context.ValuesOf(condition.Key)) { Hint = ConditionHint.Of(condition, request.Context) });
        }

        return failures.ToImmutable();
    }
}
