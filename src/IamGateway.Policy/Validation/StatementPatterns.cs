using System.Collections.Immutable;

namespace IamGateway.Policy.Validation;

/// <summary>A statement with its entries ready to be compared with those of others.</summary>
/// <param name="statement">The statement.</param>
/// <param name="variables">As for <see cref="PatternSymbols.Parse"/>.</param>
internal sealed class StatementPatterns(SourceStatement statement, Dictionary<string, int> variables)
{
    public SourceStatement Statement { get; } = statement;

    /// <summary>One for each entry.</summary>
    public ImmutableArray<EntryPattern> Actions { get; } = [.. statement.Actions.Entries.Select(entry => EntryPattern.OfAction(entry.Text))];

    /// <summary>One for each entry; everything where the statement names no resources.</summary>
    public ImmutableArray<EntryPattern> Resources { get; } = statement.Resources.Node is null
        ? [EntryPattern.Star]
        : [.. statement.Resources.Entries.Select(entry => EntryPattern.OfResource(entry.Text, statement.Policy.HasVariables, variables))];

    /// <summary>Whether the statement denies by what it names, to everybody and whatever the request.</summary>
    public bool DeniesPlainly =>
        Statement is { IsDeny: true, Actions.IsNegated: false, Resources.IsNegated: false, Conditions.IsEmpty: true }
        && (Statement.Principals.Node is null || Statement.Principals.IncludeEverybody);

    /// <summary>Whether everything that another statement is about is named here.</summary>
    public bool Covers(StatementPatterns other, WorkBudget budget) =>
        Covers(Actions, other.Actions, other.Statement.Actions.IsNegated, budget)
        && Covers(Resources, other.Resources, other.Statement.Resources.IsNegated, budget);

    private static bool Covers(ImmutableArray<EntryPattern> wide, ImmutableArray<EntryPattern> narrow, bool isExclusion, WorkBudget budget) =>
        isExclusion
            ? wide.Any(pattern => pattern.Covers(EntryPattern.Star, budget))
            : !narrow.IsEmpty && narrow.All(entry => wide.Any(pattern => pattern.Covers(entry, budget)));
}
