using System.Collections.Immutable;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>A statement as a check sees it.</summary>
/// <param name="Role">What it does to the request that is looked for.</param>
/// <param name="Statement">What it says.</param>
/// <param name="HasVariables">Whether <c>${…}</c> is a variable in its document.</param>
/// <param name="Origin">Where it stands.</param>
internal sealed record CheckedStatement(StatementRole Role, PolicyStatement Statement, bool HasVariables, DecidingStatement Origin)
{
    /// <summary>What it says as one text: two statements with the same text match the same requests.</summary>
    public string Text { get; } = StatementText.Of(Statement, HasVariables);

    public SourcePath Path => SourcePath.Root.At("Statement").At(Origin.Index);

    /// <summary>The statements of policies.</summary>
    public static IEnumerable<CheckedStatement> Of(IReadOnlyList<PolicySource> policies, PolicyType type, StatementRole allows, StatementRole denies) =>
        policies.SelectMany(policy => policy.Document.Statements.Select((statement, index) => new CheckedStatement(
            statement.Effect == PolicyEffect.Allow ? allows : denies,
            statement,
            policy.Document.HasVariables,
            new DecidingStatement(type, policy.Name, policy.Version, statement.Sid, index))));

    /// <summary>Queries, as if they were statements.</summary>
    public static IEnumerable<CheckedStatement> Of(IReadOnlyList<AccessQuery> access, PolicyType type) =>
        access.Select((query, index) => new CheckedStatement(
            StatementRole.Asked,
            new PolicyStatement { Effect = PolicyEffect.Allow, Actions = OrAny(query.Actions), Resources = OrAny(query.Resources) },
            HasVariables: false,
            new DecidingStatement(type, "query", null, null, index)));

    private static ImmutableArray<string> OrAny(ImmutableArray<string> patterns) => patterns.IsDefaultOrEmpty ? ["*"] : patterns;
}
