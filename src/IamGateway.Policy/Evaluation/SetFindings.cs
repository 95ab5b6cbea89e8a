using IamGateway.Policy.Documents;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Evaluation;

/// <summary>What the policies of one type say about a request. The default value is that of policies that say nothing.</summary>
internal struct SetFindings
{
    /// <summary>The first matching Deny.</summary>
    public CompiledStatement? Deny;

    /// <summary>The first matching Allow; in a resource policy, the first that names the principal in full or as everybody.</summary>
    public CompiledStatement? Allow;

    /// <summary>In a resource policy, the first matching Allow that names the principal by its role.</summary>
    public CompiledStatement? RoleAllow;

    /// <summary>In a resource policy, the first matching Allow that names the principal by its account.</summary>
    public CompiledStatement? AccountAllow;

    /// <summary>Takes a statement that matches; of several the first is kept.</summary>
    /// <param name="statement">The statement; later in the set than those before.</param>
    /// <param name="kinds">In which ways it is about the principal; in none, it is left out.</param>
    public void Add(CompiledStatement statement, GrantKind kinds)
    {
        if (statement.Effect == PolicyEffect.Deny)
        {
            Deny ??= kinds == GrantKind.None ? null : statement;
            return;
        }

        if ((kinds & GrantKind.Unlimited) != GrantKind.None)
            Allow ??= statement;
        if ((kinds & GrantKind.Role) != GrantKind.None)
            RoleAllow ??= statement;
        if ((kinds & GrantKind.Account) != GrantKind.None)
            AccountAllow ??= statement;
    }

    /// <summary>A matching Allow, however it names the principal.</summary>
    public readonly CompiledStatement? AnyAllow => Allow ?? RoleAllow ?? AccountAllow;
}
