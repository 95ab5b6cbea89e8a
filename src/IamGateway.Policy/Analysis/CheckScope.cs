using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>What one search works on.</summary>
/// <param name="Statements">The statements; everywhere else they are known by their position here.</param>
/// <param name="Type">The role the policies play.</param>
/// <param name="Known">Values of the variables; null: they may have any, so what depends on them is only possible.</param>
/// <param name="Budget">Work that may be done.</param>
/// <param name="Doubts">Where constructs go that are not followed exactly.</param>
internal sealed record CheckScope(
    IReadOnlyList<CheckedStatement> Statements, PolicyType Type, KnownValues? Known, Budget Budget, Doubts Doubts)
{
    /// <summary>What is looked for.</summary>
    public AccessGoal Goal { get; } = new(Statements);

    /// <summary>The variables with their values; null when they may have any.</summary>
    public RequestContext? KnownContext { get; } = Known?.ToContext();

    /// <summary>Whether resources that lack components get stars for them: where IAM keeps the policies itself.</summary>
    public bool PadsResources => Type is PolicyType.Identity or PolicyType.PermissionsBoundary or PolicyType.Session;

    public IEnumerable<(int Index, CheckedStatement Statement)> Indexed => Statements.Select((statement, index) => (index, statement));
}
