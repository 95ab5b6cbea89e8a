using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Indexing;

/// <summary>Walks a tree of one set for one request, and keeps the first statement that matches for each way of naming the principal.</summary>
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
    private int _unlimited = None;
    private int _role = None;
    private int _account = None;

    /// <summary>The first statement that matches and names the principal in full, as everybody, or not at all.</summary>
    public readonly CompiledStatement? Unlimited => At(_unlimited);

    /// <summary>The first that names it by its role.</summary>
    public readonly CompiledStatement? Role => At(_role);

    /// <summary>The first that names it by its account.</summary>
    public readonly CompiledStatement? Account => At(_account);

    /// <summary>Goes along the request's resource from the root of a tree.</summary>
    public void Along(ResourceTree tree)
    {
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
            if (statement.Order >= _unlimited && !statement.HasPrincipals)
                return; // those that follow are later still
            if ((_actions[statement.ActionList >> 6] & (1UL << statement.ActionList)) == 0)
                continue;
            if (!isMatch && !(isMatch = leaf.Matches(_request, rest)))
                return;
            if (_conditions.AreMet(_index.ConditionsOf(statement)))
                Keep(statement);
        }
    }

    private void Keep(in IndexedStatement statement)
    {
        var kinds = statement.HasPrincipals ? _index.Statements[statement.Order].MatchPrincipal(_request) : GrantKind.Unlimited;
        if ((kinds & GrantKind.Unlimited) != GrantKind.None)
            _unlimited = Math.Min(_unlimited, statement.Order);
        if ((kinds & GrantKind.Role) != GrantKind.None)
            _role = Math.Min(_role, statement.Order);
        if ((kinds & GrantKind.Account) != GrantKind.None)
            _account = Math.Min(_account, statement.Order);
    }

    private readonly CompiledStatement? At(int order) => order == None ? null : _index.Statements[order];
}
