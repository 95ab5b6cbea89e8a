using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>What can be left out without changing what a policy means. Nothing is called covered that is not; some of what is may be missed.</summary>
internal static class RedundancyChecks
{
    private static readonly DiagnosticCode
        Action = DiagnosticCode.Suggestion("REDUNDANT_ACTION"),
        Resource = DiagnosticCode.Suggestion("REDUNDANT_RESOURCE"),
        Statement = DiagnosticCode.Suggestion("REDUNDANT_STATEMENT"),
        Unreachable = DiagnosticCode.Suggestion("UNREACHABLE_STATEMENT");

    public static void Check(SourcePolicy policy, DiagnosticList diagnostics)
    {
        var budget = new WorkBudget();
        var variables = new Dictionary<string, int>(StringComparer.Ordinal);
        ImmutableArray<StatementPatterns> statements = [.. policy.Statements.Select(statement => new StatementPatterns(statement, variables))];
        foreach (var patterns in statements)
        {
            var (actions, resources) = (patterns.Statement.Actions, patterns.Statement.Resources);
            CheckEntries(Action, actions, patterns.Actions, StringComparer.OrdinalIgnoreCase, budget, diagnostics);
            if (resources.Node is not null)
                CheckEntries(Resource, resources, patterns.Resources, StringComparer.Ordinal, budget, diagnostics);
        }

        if (!policy.IsReadable)
            return;
        CheckTwins(policy, diagnostics);
        CheckReach(statements, budget, diagnostics);
    }

    private static void CheckEntries(
        DiagnosticCode code, SourceElement element, ImmutableArray<EntryPattern> patterns, StringComparer comparer, WorkBudget budget, DiagnosticList diagnostics)
    {
        var seen = new HashSet<string>(comparer);
        var isLeftOut = new bool[patterns.Length];
        for (var index = 0; index < patterns.Length; index++)
            isLeftOut[index] = !seen.Add(element.Entries[index].Text);

        ImmutableArray<int> open = [.. Enumerable.Range(0, patterns.Length).Where(index => !isLeftOut[index] && patterns[index].IsOpen)];
        for (var index = 0; index < patterns.Length && !budget.IsSpent; index++)
        {
            var entry = element.Entries[index];
            if (isLeftOut[index])
            {
                diagnostics.Add(code, entry, $"\"{Excerpt.Of(entry.Text)}\" is listed before; remove it.");
                continue;
            }

            if (element.IsNegated && patterns[index].HasVariables)
                continue; // while its variable has no value, the statement does not apply: it is missed when it is not there
            var covering = open.FirstOrDefault(other => other != index && !isLeftOut[other] && patterns[other].Covers(patterns[index], budget), -1);
            if (covering < 0)
                continue;
            isLeftOut[index] = true;
            diagnostics.Add(code, entry, $"\"{Excerpt.Of(entry.Text)}\" is covered by \"{Excerpt.Of(element.Entries[covering].Text)}\"; remove one of them.");
        }
    }

    private static void CheckTwins(SourcePolicy policy, DiagnosticList diagnostics)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in policy.Statements)
        {
            if (!seen.Add(StatementText.Of(statement)))
                diagnostics.Add(Statement, statement.Node, "Another statement says the same; remove one of them.");
        }
    }

    private static void CheckReach(ImmutableArray<StatementPatterns> statements, WorkBudget budget, DiagnosticList diagnostics)
    {
        ImmutableArray<StatementPatterns> denying = [.. statements.Where(statement => statement.DeniesPlainly)];
        foreach (var allowing in statements.Where(statement => statement.Statement.IsAllow))
        {
            if (denying.Any(deny => deny.Covers(allowing, budget)))
                diagnostics.Add(Unreachable, allowing.Statement.Node, "Another statement denies everything that this one allows; remove it, or narrow the other.");
        }
    }
}
