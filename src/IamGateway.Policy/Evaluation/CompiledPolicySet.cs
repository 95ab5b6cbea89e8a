using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Evaluation;

/// <summary>All policies of one type that apply to a principal, merged and compiled. Immutable; shared by threads.</summary>
public sealed class CompiledPolicySet
{
    private readonly StatementIndex _denies;
    private readonly StatementIndex _allows;

    internal CompiledPolicySet(IReadOnlyList<(PolicyStatement Statement, CompiledStatement Compiled)> statements)
    {
        StatementCount = statements.Count;
        _denies = new StatementIndex(statements.Where(pair => pair.Statement.Effect == PolicyEffect.Deny));
        _allows = new StatementIndex(statements.Where(pair => pair.Statement.Effect == PolicyEffect.Allow));
    }

    /// <summary>A set without statements: allows nothing.</summary>
    public static CompiledPolicySet Empty { get; } = new([]);

    /// <summary>How many statements the policies have together.</summary>
    public int StatementCount { get; }

    /// <summary>The first matching Deny statement; null when none matches.</summary>
    internal DecidingStatement? FindDeny(in RequestView request) => _denies.FindFirst(request)?.Origin;

    /// <summary>The first matching Allow statement; null when none matches.</summary>
    internal DecidingStatement? FindAllow(in RequestView request) => _allows.FindFirst(request)?.Origin;
}
