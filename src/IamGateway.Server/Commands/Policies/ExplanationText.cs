using System.Collections.Immutable;
using System.Globalization;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Server.Commands.Policies;

/// <summary>Explanations for people.</summary>
internal static class ExplanationText
{
    /// <summary>More values than these are counted, not shown.</summary>
    private const int MaximumValues = 8;

    /// <summary>The decision, the request, the statements that decided and, when an allow is missing, those that came nearest.</summary>
    public static IEnumerable<string> Lines(PolicyCase asked, Explanation explanation) =>
    [
        $"{explanation.Decision.Outcome}: {DecisionWords.Of(explanation.Decision.Reason)} ({explanation.Decision.Reason})",
        "",
        $"  principal  {VisibleText.Of(asked.Principal.Text)}",
        $"  action     {VisibleText.Of(asked.Action)}",
        $"  resource   {VisibleText.Of(asked.Resource)}{(asked.ResourceAccount.Length > 0 ? $" of the account {VisibleText.Of(asked.ResourceAccount)}" : "")}",
        .. Why(explanation),
    ];

    /// <summary>What decided, without the request.</summary>
    public static IEnumerable<string> Why(Explanation explanation)
    {
        var deciding = DecidingStatements.Of(explanation).ToList();
        return
        [
            .. Statements("Decided by", deciding, explanation),
            .. Conditions(explanation),
            .. Statements("Matches as well", [.. explanation.Matched.Where(statement => !deciding.Any(other => ReferenceEquals(other, statement)))], explanation),
            .. explanation.Missing is { } type ? NearMisses(type, explanation) : [],
        ];
    }

    private static IEnumerable<string> Statements(string title, List<DecidingStatement> statements, Explanation explanation)
    {
        if (statements.Count == 0)
            yield break;
        var denies = explanation.Matched.Take(explanation.DenyCount).ToList();
        yield return "";
        yield return $"{title}:";
        foreach (var statement in statements)
            yield return $"  {(denies.Any(deny => ReferenceEquals(deny, statement)) ? "Deny " : "Allow")}  {DecisionWords.Of(statement)}";
    }

    /// <summary>What the deciding statement asks for, and what the request had.</summary>
    private static IEnumerable<string> Conditions(Explanation explanation)
    {
        if (explanation.Conditions.IsEmpty)
            yield break;
        yield return "";
        yield return $"{DecisionWords.Of(explanation.Decision.Statement!)} asks for, and the request has:";
        foreach (var condition in explanation.Conditions)
        {
            yield return $"    Condition {VisibleText.Of(condition.Operator)} {VisibleText.Of(condition.Key)}";
            yield return $"      expected  {Expected(condition.Operator, condition.Expected)}";
            yield return $"      actual    {Actual(condition.Actual)}";
        }
    }

    private static IEnumerable<string> NearMisses(PolicyType type, Explanation explanation)
    {
        var level = explanation.MissingLevel is { } number ? string.Create(CultureInfo.InvariantCulture, $" of level {number + 1} (the root is level 1)") : "";
        yield return "";
        yield return $"Missing: an Allow in a {PolicyTypeNames.Long(type)}{level}.".Replace(" a identity", " an identity", StringComparison.Ordinal)
            + (explanation.NearMisses.IsEmpty ? " None has an Allow for the action, or for the resource." : " The nearest:");
        foreach (var miss in explanation.NearMisses)
        {
            yield return "";
            yield return $"  {DecisionWords.Of(miss.Statement)} does not match:";
            foreach (var failure in miss.Failures)
            {
                yield return $"    {Element(failure)}";
                yield return $"      expected  {Expected(failure.Operator ?? failure.Element, failure.Expected)}";
                yield return $"      actual    {Actual(failure.Actual)}";
                if (failure.Hint is { } hint)
                    yield return $"      {VisibleText.Of(hint)}";
            }
        }
    }

    private static string Element(FailedElement failure) =>
        failure.Key is null ? failure.Element : $"{failure.Element} {VisibleText.Of(failure.Operator!)} {VisibleText.Of(failure.Key)}";

    private static string Expected(string name, ImmutableArray<string> values)
    {
        var isNegated = name.Contains("Not", StringComparison.OrdinalIgnoreCase);
        return (isNegated ? "none of " : values.Length > 1 ? "one of " : "") + Values(values);
    }

    private static string Actual(ImmutableArray<string>? values) =>
        values is not { } present ? "absent" : present.IsEmpty ? "present, without values" : Values(present);

    private static string Values(ImmutableArray<string> values)
    {
        var shown = string.Join(", ", values.Take(MaximumValues).Select(value => value.Length == 0 ? "\"\"" : VisibleText.Of(value)));
        return values.Length <= MaximumValues ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown} and {values.Length - MaximumValues} more");
    }
}
