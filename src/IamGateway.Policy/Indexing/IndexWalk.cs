using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Indexing;

/// <summary>Walks the tree of one set for one request, and keeps the first statement of each effect that matches; of Allow statements, the first for each way of naming the principal.</summary>
/// <param name="request">The request.</param>
/// <param name="index">The set's statements.</param>
/// <param name="actions">The bits of the action lists that match.</param>
/// <param name="conditions">The answers of conditions so far.</param>
internal ref struct IndexWalk(RequestView request, StatementIndex index, ReadOnlySpan<ulong> actions, ConditionMemory conditions)
{
    private const int None = int.MaxValue;

    private readonly RequestView _request = request;
    private readonly StatementIndex _index = index;
    private readonly ReadOnlySpan<ulong> _actions = actions;
    private readonly ConditionMemory _conditions = conditions;
    private int _deny = None;
    private int _allow = None;
    private int _roleAllow = None;
    private int _accountAllow = None;

    /// <summary>What was found. When there is a Deny, not every Allow was looked for.</summary>
    public readonly SetFindings Findings => new()
    {
        Deny = At(_deny),
        Allow = At(_allow),
        RoleAllow = At(_roleAllow),
        AccountAllow = At(_accountAllow),
    };

    /// <summary>Goes along the request's resource from the root.</summary>
    public void Go()
    {
        var tree = _index.Resources;
        var rest = _request.Resource;
        var number = 0;
        do
        {
            ref readonly var node = ref tree[number];
            foreach (ref readonly var leaf in tree.LeavesOf(node))
                Visit(leaf, tree.StatementsOf(leaf), rest);
            if (node.Guard is not null && rest.ContainsAny(node.Guard))
            {
                foreach (ref readonly var leaf in tree.GuardedOf(node))
                    Visit(leaf, tree.StatementsOf(leaf), rest);
            }

            number = tree.Next(node, ref rest);
        }
        while (number != 0);
    }

    private void Visit(in ResourceLeaf leaf, ReadOnlySpan<IndexedStatement> statements, ReadOnlySpan<char> rest)
    {
        var isMatch = false;
        foreach (ref readonly var statement in statements)
        {
            if ((_actions[statement.ActionList >> 6] & (1UL << statement.ActionList)) == 0 || !IsWanted(statement))
                continue;
            if (!isMatch && !(isMatch = leaf.Matches(_request, rest)))
                return;
            if (_conditions.AreMet(_index.ConditionsOf(statement)))
                Keep(statement);
        }
    }

    /// <summary>Whether it would matter that the statement matches: it comes before those found, and nothing denies already when it allows.</summary>
    private readonly bool IsWanted(in IndexedStatement statement) =>
        statement.IsDeny ? statement.Order < _deny : _deny == None && (statement.Order < _allow || statement.HasPrincipals);

    private void Keep(in IndexedStatement statement)
    {
        var kinds = statement.HasPrincipals ? _index.Statements[statement.Order].MatchPrincipal(_request) : GrantKind.Unlimited;
        if (statement.IsDeny)
        {
            _deny = kinds == GrantKind.None ? _deny : statement.Order;
            return;
        }

        if ((kinds & GrantKind.Unlimited) != GrantKind.None)
            _allow = Math.Min(_allow, statement.Order);
        if ((kinds & GrantKind.Role) != GrantKind.None)
            _roleAllow = Math.Min(_roleAllow, statement.Order);
        if ((kinds & GrantKind.Account) != GrantKind.None)
            _accountAllow = Math.Min(_accountAllow, statement.Order);
    }

    private readonly CompiledStatement? At(int order) => order == None ? null : _index.Statements[order];
}
