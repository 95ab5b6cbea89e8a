using System.Collections.Immutable;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Indexing;

namespace IamGateway.Policy.Evaluation;

/// <summary>All policies of one type that apply to a principal or resource, merged and compiled. Immutable; shared by threads.</summary>
public sealed class CompiledPolicySet
{
    internal CompiledPolicySet(PolicyType type, ImmutableArray<CompiledStatement> statements)
    {
        Type = type;
        Index = new StatementIndex(statements);
        IsTrust = type == PolicyType.Trust || (!statements.IsEmpty && statements.All(statement => statement.Resources is null));
    }

    /// <summary>A set without statements: allows nothing.</summary>
    public static CompiledPolicySet Empty { get; } = new(PolicyType.Identity, []);

    /// <summary>The role the policies play.</summary>
    public PolicyType Type { get; }

    /// <summary>How many statements the policies have together.</summary>
    public int StatementCount => Index.Statements.Length;

    /// <summary>Every context key that a condition tests or a variable stands for, sorted by name. Found anew each time.</summary>
    public ImmutableArray<ContextKey> ContextKeys =>
    [
        .. Index.Statements
            .SelectMany(statement => statement.Conditions.SelectMany(condition => condition.Keys)
                .Concat(statement.Resources?.Patterns.SelectMany(pattern => pattern.VariableKeys) ?? []))
            .Distinct()
            .OrderBy(key => key.Name, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Whether it is a trust policy, also when it is only known by that no statement names a resource: who is not named there may not assume the role.</summary>
    internal bool IsTrust { get; }

    internal StatementIndex Index { get; }
}
